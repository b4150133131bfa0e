/**
 * The port to what a cluster runs on: its parts, commands run inside of them, starting, stopping, replacing and breaking them. Fed by
 * the operations; implemented by one package per engine, which alone names that engine.
 */
@NullMarked
package io.pgcluster.operate.engine;

import org.jspecify.annotations.NullMarked;
