package io.pgcluster.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.monitoring.dashboard.Grid.Place;
import io.pgcluster.monitoring.dashboard.Grid.Size;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void beginsANewLineBelowTheHighestPanel() {
        assertThat(Grid.lay(List.of(new Size(16, 4), new Size(8, 9), new Size(24, 1)), 3))
                .containsExactly(new Place(0, 3, 16, 9), new Place(16, 3, 8, 9), new Place(0, 12, 24, 1));
    }

    @Test
    void widensThePanelsOfALineThatIsNotFull() {
        assertThat(Grid.lay(List.of(new Size(12, 9), new Size(9, 8), new Size(24, 1)), 0))
                .startsWith(new Place(0, 0, 14, 9), new Place(14, 0, 10, 9));
    }

    @Test
    void spreadsEqualPanelsOverLinesEvenly() {
        assertThat(Grid.lay(Collections.nCopies(4, new Size(8, 8)), 0))
                .containsExactly(
                        new Place(0, 0, 12, 8),
                        new Place(12, 0, 12, 8),
                        new Place(0, 8, 12, 8),
                        new Place(12, 8, 12, 8));
        assertThat(Grid.lay(Collections.nCopies(7, new Size(8, 8)), 0))
                .extracting(Place::width)
                .containsExactly(8, 8, 8, 12, 12, 12, 12);
    }

    @Test
    void refusesAPanelWiderThanTheGrid() {
        assertThatThrownBy(() -> new Size(25, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a panel is 1 to 24 columns wide and at least 1 row high, found 25 and 1");
    }
}
