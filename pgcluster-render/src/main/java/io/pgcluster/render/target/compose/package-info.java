/** The Docker Compose bundle: one project for one host, which can be started without the command line once the secrets exist. Fed with
 * a plan and the texts of {@code config}; one class for each generated file and each kind of service.
 */
@NullMarked
package io.pgcluster.render.target.compose;

import org.jspecify.annotations.NullMarked;
