-- An array of decimals holds a third only rounded. Beside it, by ordinal, the figures of which no decimal is exact, as they are:
-- {"4": "5/3"}; null where there are none. Who reads figures reads both (submissions/server/revisions.ts).
alter table revision add column fractions jsonb;
alter table consolidation_signature add column fractions jsonb;
