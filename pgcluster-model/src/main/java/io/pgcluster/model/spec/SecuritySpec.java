package io.pgcluster.model.spec;

import io.pgcluster.model.value.Cidr;
import java.util.List;

/** Who may connect, roles, passwords, certificates and audit. */
public record SecuritySpec(
        @Doc("Allow traffic only from the cluster's own parts and allowed clients (Kubernetes network policies).")
        boolean networkPolicy,

        @Doc(
                value = "Networks that clients may come from; others are refused before a password is requested."
                        + " 127.0.0.1/32 stands for this host. Empty: any.",
                example = "[10.0.0.0/8]")
        List<Cidr> allowedClients,

        @Doc("Rules for passwords.") PasswordPolicySpec passwordPolicy,

        @Doc("Roles in addition to the application user.") List<RoleSpec> roles,

        @Doc("Lifetimes of the certificates that are issued.")
        CertificatesSpec certificates,

        @Doc("Who did what.") AuditSpec audit) {
    /** Keeps unmodifiable copies. */
    public SecuritySpec {
        allowedClients = Values.list(allowedClients);
        roles = Values.list(roles);
    }
}
