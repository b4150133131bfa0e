import { getDisplayValueAlignmentFactors, VizOrientation, type DisplayValueAlignmentFactors, type FieldDisplay } from '@grafana/data';
import { BigValue, BigValueColorMode, BigValueGraphMode, BigValueTextMode, VizRepeater } from '@grafana/ui';
import { reduced, type DrawProps } from './draw.ts';

export function Stat(props: DrawProps) {
  const options = props.panel.options ?? {};
  const graph: BigValueGraphMode = options.graphMode ?? BigValueGraphMode.Area;
  return (
    <VizRepeater<FieldDisplay, DisplayValueAlignmentFactors>
      getValues={() => reduced(props, graph !== BigValueGraphMode.None)}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({ value, width, height, alignmentFactors, count }) => (
        <BigValue
          value={value.display}
          sparkline={value.sparkline}
          count={count}
          alignmentFactors={alignmentFactors}
          colorMode={options.colorMode ?? BigValueColorMode.Value}
          graphMode={graph}
          justifyMode={options.justifyMode}
          textMode={options.textMode ?? BigValueTextMode.Auto}
          text={options.text}
          disableWideLayout={options.wideLayout === false}
          width={width}
          height={height}
          theme={props.theme}
        />
      )}
      width={props.width}
      height={props.height}
      source={props.frames}
      renderCounter={0}
      autoGrid
      orientation={options.orientation ?? VizOrientation.Auto}
    />
  );
}
