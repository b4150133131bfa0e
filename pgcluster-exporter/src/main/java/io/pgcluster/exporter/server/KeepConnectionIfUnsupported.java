package io.pgcluster.exporter.server;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** The pool would throw away connections on which a statement asked for something unsupported; nothing is wrong with them. */
final class KeepConnectionIfUnsupported implements SQLExceptionOverride {
    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return SqlState.of(failure).isUnsupported()
                ? SQLExceptionOverride.Override.DO_NOT_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
