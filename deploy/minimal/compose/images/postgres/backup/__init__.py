"""What a backup host and a member do about backups, on top of pgBackRest.

Fed by the rendered /etc/pgbackrest/pgbackrest.conf and /etc/pgcluster/backup.json; feeds the status files that the exporter
reads and the JSON answers that the cluster's commands read. Times are UTC everywhere.
"""
