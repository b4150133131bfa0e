/** Stands for modules that no panel needs. */
export default {};
export const loader = { config: () => undefined };
