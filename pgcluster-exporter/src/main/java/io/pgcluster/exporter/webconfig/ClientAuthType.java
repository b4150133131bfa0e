package io.pgcluster.exporter.webconfig;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;

/** What is asked of clients, in the words of Go. */
public enum ClientAuthType {
    /** Nothing. */
    @JsonProperty("NoClientCert")
    @Doc("No certificate is asked for.")
    NONE(false, false),
    /** A certificate, of whom does not matter. */
    @JsonProperty("RequestClientCert")
    @Doc("A certificate is asked for and not needed.")
    REQUEST(false, false),
    /** Some certificate. */
    @JsonProperty("RequireAnyClientCert")
    @Doc("A certificate is required; its issuer is not verified.")
    REQUIRE_ANY(true, false),
    /** None or a good one. */
    @JsonProperty("VerifyClientCertIfGiven")
    @Doc("A certificate is not needed, and verified if there is one.")
    VERIFY_IF_GIVEN(false, true),
    /** A good one. */
    @JsonProperty("RequireAndVerifyClientCert")
    @Doc("A certificate of a known authority is needed.")
    REQUIRE_AND_VERIFY(true, true);

    private final boolean required;
    private final boolean verified;

    ClientAuthType(boolean required, boolean verified) {
        this.required = required;
        this.verified = verified;
    }

    /** Whether clients without one are refused. */
    public boolean isRequired() {
        return required;
    }

    /** Whether it must come from a known authority. */
    public boolean isVerified() {
        return verified;
    }
}
