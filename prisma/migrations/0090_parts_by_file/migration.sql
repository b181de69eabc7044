-- One id for a file as one record carries it, always the same: the shape of a UUID of version 8.
create function onmaru_part_id(record uuid, file uuid) returns uuid language sql immutable strict parallel safe as $$
  select overlay(overlay(encode(substring(sha256(convert_to(record::text || ' ' || file::text, 'UTF8')) from 1 for 16), 'hex') placing '8' from 13) placing '8' from 17)::uuid
$$;
