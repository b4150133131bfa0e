# Stand-in for the official haproxy image: user 99, configuration in /usr/local/etc/haproxy, Debian's binary.
FROM debian:trixie-slim
# The package insists on a system id for its user, so the official one comes after it.
RUN apt-get update \
 && apt-get install -y --no-install-recommends haproxy \
 && groupmod --gid 99 haproxy \
 && usermod --uid 99 --gid 99 haproxy \
 && install --directory --owner haproxy --group haproxy /var/lib/haproxy /usr/local/etc/haproxy \
 && ln -s /usr/sbin/haproxy /usr/local/sbin/haproxy \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb
STOPSIGNAL SIGUSR1
USER haproxy
WORKDIR /var/lib/haproxy
ENTRYPOINT ["haproxy"]
CMD ["-W", "-db", "-f", "/usr/local/etc/haproxy/haproxy.cfg"]
