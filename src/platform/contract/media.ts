/** What goes over the line, by the short name under which a route says it. */
export const mediaTypes = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  /** A file of which the sender does not know what it is. */
  bytes: 'application/octet-stream',
} as const;

export type MediaType = keyof typeof mediaTypes;
/** What is a file, and not an answer to be read by the caller's program. */
export type FileType = Exclude<MediaType, 'json'>;

/** `text/csv` of `text/csv; charset=utf-8`: the type without what goes with it. */
export const essenceOf = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase();

/** The short name of a media type as a header says it; undefined for one that is not ours. */
export const mediaTypeOf = (header: string): MediaType | undefined =>
  (Object.keys(mediaTypes) as MediaType[]).find((name) => essenceOf(mediaTypes[name]) === essenceOf(header));
