# Stand-in for the official pgAdmin image: same user, paths, volume and port, pgAdmin from the Python package index, and an entrypoint
# that takes from the environment what a bundle sets there. FOR TESTS ONLY: without documentation, mail server, the clients
# that make backups, and the libraries with which pgAdmin makes servers at cloud providers.
FROM debian:trixie-slim
COPY pgadmin.txt /
# Two packages come as source, for which setuptools is there first. All is compiled here, since nothing can be written where it runs.
RUN apt-get update \
 && apt-get install -y --no-install-recommends busybox ca-certificates python3 python3-venv \
 && python3 -m venv /venv \
 && export PIP_CERT=/etc/ssl/certs/ca-certificates.crt PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_DEFAULT_TIMEOUT=60 \
           PIP_REQUIRE_HASHES=1 \
 && grep '^setuptools==' /pgadmin.txt >/first.txt \
 && /venv/bin/pip install -q --no-deps --no-compile -r /first.txt \
 && /venv/bin/pip install -q --no-deps --no-compile --no-build-isolation -r /pgadmin.txt \
 && /venv/bin/pip uninstall -q -y pip \
 && mv /venv/lib/python3*/site-packages/pgadmin4 /pgadmin4 \
 && rm -rf /pgadmin4/docs /first.txt \
 && find /pgadmin4 /venv -type d -name tests -prune -exec rm -rf {} + \
 && find /pgadmin4 -name '*.map' -delete \
 && python3 -m compileall -q -j 2 /pgadmin4 /venv/lib \
 && apt-get purge -y --auto-remove python3-venv \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* \
 && ln -s /usr/bin/busybox /usr/local/bin/wget \
 && useradd --system --uid 5050 --gid root --shell /usr/sbin/nologin pgadmin \
 && install --directory --owner pgadmin --group root --mode 0775 /run/pgadmin /var/lib/pgadmin \
 && install --owner pgadmin --group root --mode 0664 /dev/null /pgadmin4/config_distro.py
COPY pgadmin-entrypoint /entrypoint.sh
WORKDIR /pgadmin4
ENV PYTHONPATH=/pgadmin4
USER 5050
VOLUME /var/lib/pgadmin
EXPOSE 80 443
ENTRYPOINT ["/entrypoint.sh"]
