# Stand-in for the official postgres image: same user, paths, locale, volume and environment, Debian's server.
ARG SUITE
FROM debian:${SUITE}-slim
ARG MAJOR
# Packages that a suite holds on top of another are not preferred by themselves; empty where that is not so.
ARG RELEASE=
RUN groupadd --system --gid 999 postgres \
 && useradd --system --uid 999 --gid postgres --home-dir /var/lib/postgresql --shell /bin/bash postgres \
 && install --directory --owner postgres --group postgres --mode 3777 /var/run/postgresql \
 && install --directory --owner postgres --group postgres --mode 1777 /var/lib/postgresql \
 && apt-get update \
 && apt-get install -y --no-install-recommends locales postgresql-common xz-utils zstd \
 && localedef -i en_US -c -f UTF-8 en_US.UTF-8 \
 && sed -ri 's/#(create_main_cluster) .*$/\1 = false/' /etc/postgresql-common/createcluster.conf \
 && apt-get install -y --no-install-recommends ${RELEASE:+-t "$RELEASE"} "postgresql-${MAJOR}" \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb
# The data directory and its volume moved with 18, as they did in the official image.
ARG PGDATA
ARG VOLUME
ENV LANG=en_US.utf8 PG_MAJOR=${MAJOR} PGDATA=${PGDATA} \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/${MAJOR}/bin
RUN install --directory --owner postgres --group postgres --mode 1777 "${VOLUME}"
VOLUME ${VOLUME}
COPY docker-entrypoint /usr/local/bin/docker-entrypoint.sh
ENTRYPOINT ["docker-entrypoint.sh"]
STOPSIGNAL SIGINT
EXPOSE 5432
CMD ["postgres"]
