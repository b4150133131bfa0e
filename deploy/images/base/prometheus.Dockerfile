# Stand-ins for the official images of Prometheus, Alertmanager and node_exporter, one target each: same user, paths, volume, entrypoint
# and command, Debian's programs. Like the official ones they hold a busybox and nothing else, so that what a
# health check calls is there with them, too: no bash, no curl.
FROM debian:trixie-slim AS programs
WORKDIR /packages
RUN apt-get update \
 && apt-get install -y --no-install-recommends busybox-static ca-certificates \
 && apt-get download prometheus promtool prometheus-alertmanager prometheus-node-exporter tzdata \
 && for package in *.deb; do dpkg-deb -x "$package" /programs; done \
 && rm -rf ./* /var/lib/apt/lists/* /var/cache/apt/archives/*.deb
# Debian's programs are linked with its C library, which the official ones are not.
WORKDIR /system
RUN install --directory bin etc/ssl/certs usr/share \
 && install --directory --mode 1777 tmp \
 && cp /usr/bin/busybox bin/ \
 && for applet in $(bin/busybox --list); do [ -e "bin/$applet" ] || ln -s busybox "bin/$applet"; done \
 && ldd /programs/usr/bin/* | grep -o '/lib[^ ]*' | sort -u | xargs cp --parents --dereference --target-directory . \
 && cp --dereference /etc/ssl/certs/ca-certificates.crt etc/ssl/certs/ \
 && cp -r /programs/usr/share/zoneinfo usr/share/ \
 && echo 'root:x:0:0:root:/root:/bin/sh' >etc/passwd && echo 'nobody:x:65534:65534:nobody:/home:/bin/false' >>etc/passwd \
 && echo 'root:x:0:' >etc/group && echo 'nobody:x:65534:' >>etc/group

FROM scratch AS system
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
COPY --from=programs /system /

FROM system AS prometheus
COPY --from=programs /programs/usr/bin/prometheus /programs/usr/bin/promtool /bin/
COPY --from=programs /programs/usr/share/prometheus/web /usr/share/prometheus/web
COPY --from=programs /programs/etc/prometheus/prometheus.yml /etc/prometheus/
WORKDIR /prometheus
RUN chown -R nobody:nobody /etc/prometheus /prometheus && chmod g+w /prometheus
USER nobody
EXPOSE 9090
VOLUME ["/prometheus"]
ENTRYPOINT ["/bin/prometheus"]
CMD ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]

FROM system AS alertmanager
COPY --from=programs /programs/usr/bin/prometheus-alertmanager /bin/alertmanager
COPY --from=programs /programs/usr/bin/amtool /bin/
COPY --from=programs /programs/usr/share/prometheus/alertmanager /usr/share/prometheus/alertmanager
COPY --from=programs /programs/etc/prometheus/alertmanager.yml /etc/alertmanager/
WORKDIR /alertmanager
RUN chown -R nobody:nobody /etc/alertmanager /alertmanager
USER nobody
EXPOSE 9093
VOLUME ["/alertmanager"]
ENTRYPOINT ["/bin/alertmanager"]
CMD ["--config.file=/etc/alertmanager/alertmanager.yml", "--storage.path=/alertmanager"]

FROM system AS node-exporter
# Debian's program looks for text files here and for systemd by default; the official one for neither.
RUN mkdir -p /var/lib/prometheus/node-exporter
COPY --from=programs /programs/usr/bin/prometheus-node-exporter /bin/node_exporter
EXPOSE 9100
USER nobody
ENTRYPOINT ["/bin/node_exporter"]
