package io.pgcluster.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void beginsANewLineBelowTheHighestPanel() {
        Grid grid = new Grid(3);
        assertThat(grid.place(16, 4)).isEqualTo(new Grid.Place(0, 3, 16, 4));
        assertThat(grid.place(8, 9)).isEqualTo(new Grid.Place(16, 3, 8, 9));
        assertThat(grid.place(1, 1)).isEqualTo(new Grid.Place(0, 12, 1, 1));
        assertThat(grid.bottom()).isEqualTo(13);
    }

    @Test
    void refusesAPanelWiderThanTheGrid() {
        assertThatThrownBy(() -> new Grid(0).place(25, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a panel is 1 to 24 columns wide and at least 1 row high, found 25 and 1");
    }
}
