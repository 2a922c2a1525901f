-- How a text is found: without case and diacritics, one space between words; the same as platform/text/search-key.ts, over Vietnamese.
create function search_key(words text) returns text language sql immutable parallel safe as $$
  select btrim(regexp_replace(lower(translate(regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dD')), '[^a-z0-9]+', ' ', 'g'))
$$;

-- As every function of ours: what it calls is found in its own schema, whatever the caller's path holds.
do $$ begin execute format('alter function search_key(text) set search_path = %I, pg_temp', current_schema()); end $$;
