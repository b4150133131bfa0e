import {
  applyFieldOverrides,
  cacheFieldDisplayNames,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  FieldConfigOptionsRegistry,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardTransformers,
  standardTransformersRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  valueMappingsOverrideProcessor,
  type DataFrame,
  type FieldConfigPropertyItem,
  type FieldConfigSource,
  type GrafanaTheme2,
  type InterpolateFunction,
} from '@grafana/data';

type Processor = FieldConfigPropertyItem['process'];

const STANDARD: [string, Processor][] = [
  ['unit', stringOverrideProcessor],
  ['min', numberOverrideProcessor],
  ['max', numberOverrideProcessor],
  ['fieldMinMax', identityOverrideProcessor],
  ['decimals', numberOverrideProcessor],
  ['displayName', displayNameOverrideProcessor],
  ['noValue', stringOverrideProcessor],
  ['color', identityOverrideProcessor],
  ['thresholds', thresholdsOverrideProcessor],
  ['mappings', valueMappingsOverrideProcessor],
  ['links', dataLinksOverrideProcessor],
  ['filterable', identityOverrideProcessor],
  ['description', stringOverrideProcessor],
];

/** What panel plugins set where a dashboard says nothing; the plugins themselves are not in a package. */
const CUSTOM_DEFAULTS: Record<string, Record<string, unknown>> = {
  timeseries: {
    drawStyle: 'line',
    lineInterpolation: 'linear',
    lineWidth: 1,
    fillOpacity: 0,
    gradientMode: 'none',
    barAlignment: 0,
    showPoints: 'auto',
    pointSize: 5,
    spanNulls: false,
    axisPlacement: 'auto',
    axisLabel: '',
    axisColorMode: 'text',
    scaleDistribution: { type: 'linear' },
    stacking: { group: 'A', mode: 'none' },
    thresholdsStyle: { mode: 'off' },
    hideFrom: { legend: false, tooltip: false, viz: false },
  },
  table: { align: 'auto', cellOptions: { type: 'auto' }, inspect: false },
};
const PALETTE = ['timeseries', 'state-timeline'];

/** Must have run before anything is transformed. */
export function registerTransformers(): void {
  const unique = new Map(Object.values(standardTransformers).map((one) => [one.id, one]));
  standardTransformersRegistry.setInit(() =>
    [...unique.values()].map((one) => ({ ...one, transformation: one, editor: () => null, imageDark: '', imageLight: '' }) as never)
  );
}

function item(id: string, process: Processor, custom: boolean): FieldConfigPropertyItem {
  const path = custom ? id.replace(/^custom\./, '') : id;
  return {
    id, path, name: id, process, isCustom: custom, shouldApply: () => true, override: () => null, editor: () => null,
    settings: {}, defaultValue: undefined,
  } as unknown as FieldConfigPropertyItem;
}

function registry(source: FieldConfigSource): FieldConfigOptionsRegistry {
  const custom = new Set(Object.keys(source.defaults.custom ?? {}).map((key) => `custom.${key}`));
  source.overrides.forEach((override) =>
    override.properties.filter(({ id }) => id.startsWith('custom.')).forEach(({ id }) => custom.add(id))
  );
  return new FieldConfigOptionsRegistry(() => [
    ...STANDARD.map(([id, process]) => item(id, process, false)),
    ...[...custom].map((id) => item(id, identityOverrideProcessor, true)),
  ]);
}

/** The panel's field configuration with the defaults of its type. */
export function completed(type: string, source: FieldConfigSource | undefined): FieldConfigSource {
  const defaults = structuredClone(source?.defaults ?? {});
  defaults.color ??= { mode: PALETTE.includes(type) ? 'palette-classic' : 'thresholds' };
  defaults.thresholds ??= {
    mode: 'absolute' as never,
    steps: [{ color: 'green', value: -Infinity }, { color: 'red', value: 80 }],
  };
  defaults.thresholds.steps.forEach((step, index) => {
    // JSON has no infinity.
    step.value = index === 0 ? -Infinity : step.value;
  });
  defaults.custom = { ...CUSTOM_DEFAULTS[type], ...defaults.custom };
  return { defaults, overrides: source?.overrides ?? [] };
}

/** Units, thresholds, mappings, names and links put into the fields. */
export function configure(
  data: DataFrame[],
  fieldConfig: FieldConfigSource,
  theme: GrafanaTheme2,
  replaceVariables: InterpolateFunction
): DataFrame[] {
  const frames = applyFieldOverrides({
    data,
    fieldConfig,
    fieldConfigRegistry: registry(fieldConfig),
    replaceVariables,
    theme,
    timeZone: 'utc',
  });
  cacheFieldDisplayNames(frames);
  return frames;
}
