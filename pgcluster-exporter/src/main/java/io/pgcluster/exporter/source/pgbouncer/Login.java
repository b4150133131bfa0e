package io.pgcluster.exporter.source.pgbouncer;

import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.server.Dsn;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Starts a session on the console and shows who it is: by SCRAM, MD5 or a plain password, as the pooler asks. */
final class Login {
    private static final int PROTOCOL_3 = 3 << 16;
    private static final int OK = 0;
    private static final int PLAIN = 3;
    private static final int MD5 = 5;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;

    private final Wire wire;
    private final Dsn dsn;

    Login(Wire wire, Dsn dsn) {
        this.wire = wire;
        this.dsn = dsn;
    }

    void run() throws IOException {
        ByteArrayOutputStream startup = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(startup);
        data.writeInt(PROTOCOL_3);
        data.write(Wire.texts("user", dsn.user(), "database", "pgbouncer", "client_encoding", "UTF8", ""));
        wire.send((char) 0, startup.toByteArray());
        try {
            authenticate(new Scram(dsn.password().read().orElse("")));
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot log in: " + Reason.of(e), e);
        }
        Message message = wire.next();
        while (message.type() != 'Z') {
            refused(message);
            message = wire.next();
        }
    }

    private void authenticate(Scram scram) throws IOException, GeneralSecurityException {
        while (true) {
            Message message = wire.next();
            refused(message);
            if (message.type() != 'R') {
                throw new IOException("found a message of type " + message.type() + ", expected R: is it a PgBouncer?");
            }
            int method = message.number();
            switch (method) {
                case OK -> {
                    return;
                }
                case PLAIN -> wire.send('p', Wire.texts(scram.password()));
                case MD5 -> wire.send('p', Wire.texts(md5(scram.password(), message.bytes(4))));
                case SASL -> wire.send('p', scram.first());
                case SASL_CONTINUE -> wire.send('p', scram.proof(message.rest()));
                case SASL_FINAL -> scram.verify(message.rest());
                default -> throw new IOException("it asks for authentication " + method + ", which is not known here");
            }
        }
    }

    private static void refused(Message message) throws IOException {
        if (message.type() == 'E') {
            throw message.error();
        }
    }

    private String md5(String password, byte[] salt) throws GeneralSecurityException {
        String inner = hex((password + dsn.user()).getBytes(StandardCharsets.UTF_8), new byte[0]);
        return "md5" + hex(inner.getBytes(StandardCharsets.US_ASCII), salt);
    }

    private static String hex(byte[] bytes, byte[] salt) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        digest.update(bytes);
        return HexFormat.of().formatHex(digest.digest(salt));
    }
}
