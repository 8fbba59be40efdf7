/** HTML that many pages share, by name: see components/Once.astro. */
export const rendered = new Map<string, string>();
