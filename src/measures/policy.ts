import type { Measure } from '../catalog/index.ts';

/** A post as far as it matters for recording: its unit, the unit's place, and whether it is the delivery office's. */
export type RecordingPost = {
  readonly id: string;
  readonly organisation: string;
  readonly place: string | undefined;
  readonly office: boolean;
};

/** Who brings figures: some posts of a person, or the machine's keeper on the command line. */
export type Standing = 'system' | readonly RecordingPost[];

/**
 * Who may put a figure on record: the units that the measure names (`recorded_by`), `area` for an area's own unit,
 * `delivery-office` for the delivery office; where it names nobody, the delivery office alone.
 *
 * @param area the place or unit of the figure, empty for the whole county
 * @returns the post through which it is done; undefined where none may
 */
export function recordingPost(
  { recordedBy }: Measure,
  area: string,
  posts: readonly RecordingPost[],
): RecordingPost | undefined {
  const named = recordedBy ?? ['delivery-office'];
  return posts.find(({ organisation, place, office }) => {
    const own = area !== '' && (area === organisation || area === place);
    return named.some((one) =>
      one === 'delivery-office' ? office : one === 'area' ? own : one === organisation,
    );
  });
}

/** Whether a person may record anything of a measure, for some area at least. */
export const mayRecord = (measure: Measure, posts: readonly RecordingPost[]): boolean =>
  posts.some((post) =>
    ['', post.organisation, post.place ?? ''].some((area) => recordingPost(measure, area, [post])),
  );
