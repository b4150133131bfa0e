package io.pgcluster.operate.secret;

import io.pgcluster.operate.failure.OperationException;
import org.jspecify.annotations.Nullable;

/** Secrets cannot be made or kept as they are; the message says which file and what to do. */
public final class SecretsException extends OperationException {
    private static final long serialVersionUID = 1L;
    private static final String REMEDY = "no intact file has been changed";

    SecretsException(String message) {
        super(message, REMEDY, null);
    }

    SecretsException(String message, @Nullable Throwable cause) {
        super(message, REMEDY, cause);
    }
}
