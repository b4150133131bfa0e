"""A certificate that expires between a member and the backup host, both in one container."""
from __future__ import annotations

import threading
import unittest
from pathlib import Path

from backup.server import TlsServer
from cluster import TestCluster, run, until

MEMBER_PORT, HOST_PORT = 18432, 18433


class Authority:
    """Issues certificates for localhost into a directory."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir()
        self.directory = directory
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=authority",
            "-days", "10", "-keyout", str(directory / "ca.key"), "-out", str(directory / "ca.crt"))
        (directory / "names").write_text("subjectAltName=DNS:localhost\n", encoding="utf-8")

    def issue(self, name: str, days: int) -> Path:
        """A directory with a certificate that is good for so many days, which may be negative, and its key."""
        target = self.directory / name
        target.mkdir(exist_ok=True)
        request = self.directory / f"{name}.csr"
        run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
            "-keyout", str(target / "new.key"), "-out", str(request))
        run("openssl", "x509", "-req", "-in", str(request), "-CA", str(self.directory / "ca.crt"), "-CAkey", str(self.directory / "ca.key"),
            "-CAcreateserial", "-days", str(days), "-extfile", str(self.directory / "names"), "-out", str(target / "new.crt"))
        for kind in ("key", "crt"):
            (target / f"new.{kind}").chmod(0o600)
            (target / f"new.{kind}").replace(target / f"backup.{kind}")
        return target

    def options(self, prefix: str, name: str) -> str:
        files = {"ca": self.directory / "ca.crt", "cert": self.directory / name / "backup.crt", "key": self.directory / name / "backup.key"}
        return "".join(f"{prefix}{kind}-file={path}\n" for kind, path in files.items())


class ExpiredCertificateTest(unittest.TestCase):
    def setUp(self) -> None:
        self.cluster = TestCluster()
        self.addCleanup(self.cluster.remove)
        root = self.cluster.root
        self.authority = Authority(root / "tls")
        for name in ("member", "host"):
            self.authority.issue(name, 10)
        host, member = self.cluster.host.paths.pgbackrest_conf, root / "member.conf"
        common = f"[global]\nlog-level-file=off\narchive-timeout=5\nprotocol-timeout=20\ndb-timeout=10\nio-timeout=5\nlock-path={root}/%s-lock\n"
        tls = "tls-server-address=127.0.0.1\ntls-server-port=%d\ntls-server-auth=%s=orders\n"
        pg = f"[orders]\npg1-path={self.cluster.data}\npg1-socket-path={root}\n"
        host.write_text(common % "host" + f"repo1-path={self.cluster.repository}\nstart-fast=y\nexpire-auto=n\n" + tls % (HOST_PORT, "member")
                        + self.authority.options("tls-server-", "host") + pg
                        + f"pg1-host=localhost\npg1-host-type=tls\npg1-host-port={MEMBER_PORT}\npg1-host-config={member}\n"
                        + self.authority.options("pg1-host-", "host"), encoding="utf-8")
        member.write_text(common % "member" + f"archive-async=y\nspool-path={root}/volume/pgbackrest-spool\n" + tls % (MEMBER_PORT, "host")
                          + self.authority.options("tls-server-", "member") + f"repo1-host=localhost\nrepo1-host-type=tls\n"
                          f"repo1-host-port={HOST_PORT}\nrepo1-host-config={host}\n" + self.authority.options("repo1-host-", "member") + pg,
                          encoding="utf-8")
        for name, configuration in (("host", host), ("member", member)):
            self.serve(TlsServer(self.authority.directory / name, ["pgbackrest", f"--config={configuration}", "server"]))
        self.cluster.create(f"pgbackrest --config={member} --stanza=orders archive-push \"%p\"")

    def serve(self, server: TlsServer) -> None:
        thread = threading.Thread(target=server.run)
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(server.stop)

    def test_is_named_and_after_its_renewal_all_goes_on_without_a_restart(self) -> None:
        cluster = self.cluster
        self.assertEqual(cluster.program("run", "full").code, 0)
        for name in ("host", "member"):
            self.authority.issue(name, -1)
            until(lambda: "expired" in cluster.program("run", "check").errors, f"the certificate of {name} is refused")
            record = cluster.run_of("check")
            self.assertEqual(record["lastResult"], "failed")
            self.assertRegex(record["message"], r"unable to check pg1: .*certificate (has )?expired")
            cluster.insert(len(cluster.rows()))
            self.authority.issue(name, 10)
            until(lambda: cluster.program("run", "check").code == 0, f"the renewed certificate of {name} is in use")
        self.assertEqual(cluster.program("run", "full").code, 0)
        self.assertEqual(cluster.rows(), [0, 1])


if __name__ == "__main__":
    unittest.main()
