/**
 * Stands in for TypeBox in the page's bundle (see vite.config.ts). The page takes method and path from a contract, its types at
 * build time, and leaves checking to the server: the schemas themselves would be a tenth of what a first visit has to load. Whoever
 * uses another constructor in a contract adds it here; the build stops where one is missing.
 */
const nothing = (): object => ({});
/** Contracts make one schema out of the properties of another. */
const withProperties = (properties: object): object => ({ properties });

export {
  nothing as Array,
  nothing as Boolean,
  nothing as Enum,
  nothing as Integer,
  nothing as Intersect,
  nothing as Literal,
  nothing as Null,
  nothing as Number,
  nothing as Optional,
  nothing as Record,
  nothing as String,
  nothing as Union,
  nothing as Unknown,
  nothing as Unsafe,
  withProperties as Object,
};
