package io.pgcluster.exporter.source.volume;

import io.pgcluster.exporter.process.CommandException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What {@code statfs} tells.
 *
 * @param size bytes in all
 * @param free bytes, with what is reserved for root
 * @param available bytes for everybody
 * @param inodes in all; 0 where the file system has no limit
 * @param inodesFree of them
 */
record FileSystem(double size, double free, double available, double inodes, double inodesFree) {
    /** Size of a block, blocks in all, free and available, inodes in all and free: the same with GNU and with BusyBox. */
    static final String FORMAT = "%S %b %f %a %c %d";

    static FileSystem parse(byte[] output) throws CommandException {
        String text = new String(output, StandardCharsets.US_ASCII).strip();
        try {
            double[] numbers = Arrays.stream(text.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (numbers.length == 6) {
                double block = numbers[0];
                return new FileSystem(
                        block * numbers[1], block * numbers[2], block * numbers[3], numbers[4], numbers[5]);
            }
        } catch (NumberFormatException e) {
            throw new CommandException("stat printed \"" + text + "\", expected six numbers", e);
        }
        throw new CommandException("stat printed \"" + text + "\", expected six numbers");
    }
}
