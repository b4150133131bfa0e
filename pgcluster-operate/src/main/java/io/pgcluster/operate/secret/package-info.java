/**
 * Makes and keeps the secrets of a cluster: the certificate authority, certificates, passwords and their SCRAM verifiers. It is fed by
 * the plan's lists of certificates and passwords and by what the secrets directory already holds, and feeds that directory, from which
 * containers and clients read. Nothing in here is ever rendered, logged or passed to a process.
 */
@NullMarked
package io.pgcluster.operate.secret;

import org.jspecify.annotations.NullMarked;
