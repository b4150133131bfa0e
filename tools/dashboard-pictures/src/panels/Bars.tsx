import { getDisplayValueAlignmentFactors, VizOrientation, type DisplayValueAlignmentFactors, type FieldDisplay } from '@grafana/data';
import { BarGauge, VizRepeater } from '@grafana/ui';
import { reduced, type DrawProps } from './draw.ts';

export function Bars(props: DrawProps) {
  const options = props.panel.options ?? {};
  return (
    <VizRepeater<FieldDisplay, DisplayValueAlignmentFactors>
      getValues={() => reduced(props, false)}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({ value, width, height, orientation, alignmentFactors, count }) => (
        <BarGauge
          value={value.display}
          field={value.field}
          display={value.view?.getFieldDisplayProcessor(value.colIndex ?? 0)}
          width={width}
          height={height}
          orientation={orientation}
          alignmentFactors={alignmentFactors}
          itemSpacing={count > 1 ? 8 : 0}
          displayMode={options.displayMode ?? 'gradient'}
          showUnfilled={options.showUnfilled ?? true}
          valueDisplayMode={options.valueMode}
          namePlacement={options.namePlacement}
          text={options.text}
          theme={props.theme}
          isOverflow={false}
        />
      )}
      width={props.width}
      height={props.height}
      source={props.frames}
      renderCounter={0}
      itemSpacing={8}
      minVizHeight={options.minVizHeight ?? 16}
      maxVizHeight={options.maxVizHeight ?? 300}
      orientation={options.orientation ?? VizOrientation.Auto}
    />
  );
}
