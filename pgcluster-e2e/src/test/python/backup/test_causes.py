"""What an operator reads of pgBackRest's errors about repositories. The texts are those of 2.60.0 in front of emulators."""
from __future__ import annotations

import unittest

from backup.pgbackrest import message
from backup.process import Result

LOAD = ("P00  ERROR: [{code}]: unable to load info file '/pgcluster/backup/orders/backup.info' or '/pgcluster/backup/orders/backup.info.copy':\n"
        "       {text}\n"
        "       {text}\n"
        "       HINT: backup.info cannot be opened and is required to perform a backup.\n"
        "       HINT: has a stanza-create been performed?\n"
        "P00   INFO: backup command end: aborted with exception [{code}]\n")
REQUEST = ("ProtocolError: HTTP request failed with {status}:\n       *** Path/Query ***:\n       GET /pgcluster/backup/orders/backup.info\n"
           "       *** Request Headers ***:\n       authorization: <redacted>\n       host: backups.s3.stores.test\n"
           "       *** Response Headers ***:\n       content-type: application/xml\n       *** Response Content ***:\n       {content}")


def said(code: str, text: str, before: str = "") -> str:
    return message(Result(int(code), "", before + LOAD.format(code=code, text=text)))


def answered(status: str, content: str) -> str:
    return said("039", REQUEST.format(status=status, content=content))


class CausesTest(unittest.TestCase):
    def test_names_refused_credentials_without_repeating_them(self) -> None:
        text = answered("403 (Forbidden)", "<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not "
                                           "exist in our records.</Message><AWSAccessKeyId>AKIAEXAMPLE</AWSAccessKeyId></Error>")
        self.assertEqual(text, "[039] the object store refused the credentials (403 (Forbidden): InvalidAccessKeyId: The AWS Access Key Id "
                               "you provided does not exist in our records.); correct the repository's credentials in the secrets "
                               "directory, or what they are allowed to do")
        token = said("039", "ProtocolError: unable to get authentication token: [invalid_grant] Invalid JWT Signature.")
        self.assertIn("refused the credentials (no token: [invalid_grant] Invalid JWT Signature.); correct", token)
        self.assertIn("(401 (Unauthorized): Invalid Credentials)", answered("401 (Unauthorized)", '{"error": {"code": 401, "message": '
                                                                                                  '"Invalid Credentials"}}'))

    def test_names_a_bucket_that_does_not_exist(self) -> None:
        text = answered("404 (Not Found)", "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>")
        self.assertTrue(text.startswith("[039] the object store has no such bucket or container (404 (Not Found): NoSuchBucket"), text)

        text = answered("404 (The specified container does not exist.)", "<Code>ContainerNotFound</Code><Message>The specified container "
                                                                         "does not exist.\nRequestId:94998319\nTime:2026-11-28</Message>")
        self.assertIn("ContainerNotFound: The specified container does not exist.);", text)

    def test_passes_on_another_answer_of_the_store(self) -> None:
        self.assertIn("the object store answered 503 (Service Unavailable): SlowDown: Reduce your request rate",
                      answered("503 (Service Unavailable)", "<Code>SlowDown</Code><Message>Reduce your request rate</Message>"))

    def test_names_a_certificate_that_is_not_trusted(self) -> None:
        text = said("095", "CryptoError: unable to verify certificate presented by 'backups.s3.stores.test:4443 (10.0.0.2)': [20] unable to "
                           "get local issuer certificate\n       HINT: is or was the repo encrypted?")
        self.assertEqual(text, "[095] the certificate of backups.s3.stores.test:4443 is not trusted (unable to get local issuer "
                               "certificate); name the authority that signed it in the storage's certificateAuthority")

    def test_names_a_store_that_cannot_be_reached(self) -> None:
        text = said("049", "HostConnectError: unable to connect to 's3.stores.test:4443 (10.0.0.2)': [111] Connection refused\n"
                           "       [HostConnectError] on 12 retries from 134-60001ms: unable to connect to 's3.stores.test:4443'")
        self.assertTrue(text.startswith("[049] s3.stores.test:4443 cannot be reached (Connection refused); "), text)
        text = said("049", "HostConnectError: unable to get address for 'nowhere.test': [-3] Temporary failure in name resolution")
        self.assertTrue(text.startswith("[049] nowhere.test cannot be reached (Temporary failure in name resolution); "), text)

    def test_names_a_repository_of_another_key(self) -> None:
        text = said("029", "FormatError: key/value found outside of section at line 1: U:\ufffd\ufffdQO|")
        self.assertTrue(text.startswith("[029] the repository cannot be decrypted with this key"), text)
        self.assertNotIn("QO|", text)

    def test_takes_no_warning_for_the_cause_and_leaves_other_errors_as_they_are(self) -> None:
        warning = "P00   WARN: unable to check pg2: [HostConnectError] unable to connect to 'pg2.cluster:8432': [111] Connection refused\n"
        self.assertTrue(said("055", "FileMissingError: unable to open missing file 'backup.info'", warning)
                        .startswith("[055] unable to load info file"))
        self.assertEqual(message(Result(56, "", warning + "P00  ERROR: [056]: unable to find primary cluster - cannot proceed\n"
                                                          "       HINT: are all available clusters in recovery?\n")),
                         "[056] unable to find primary cluster - cannot proceed (unable to check pg2: [HostConnectError] unable to connect"
                         " to 'pg2.cluster:8432': [111] Connection refused) HINT: are all available clusters in recovery?")


if __name__ == "__main__":
    unittest.main()
