/** What an article is about, in words: shared by the index of subjects and by the page that shows why a hit is one. */

export interface Subject {
  /** Officials with their posts, and topics. */
  readonly about: readonly string[];
  /** Deepest places named, full paths. */
  readonly places: readonly string[];
  readonly outlet: string | null;
  readonly date: string | null;
}

/** A line for each official with posts, each topic, each place as a path; the outlet; the date as it is said. */
export function subjectLines({ about, places, outlet, date }: Subject): string[] {
  return [
    ...about,
    ...places.map((path) => path.replaceAll('/', '')),
    ...(outlet ? [outlet] : []),
    ...(date ? [spokenDate(date)] : []),
  ];
}

/** The places that hold no other of the list. */
export function deepest(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
}

/** 2024-02-28 as 2024年2月28日, as far as it is known. */
function spokenDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
}
