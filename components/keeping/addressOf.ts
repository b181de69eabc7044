/** Where a record is added to a collection. */
export const addressOf = (kind: string, id: string) => `/search/collections/add?${new URLSearchParams({ kind, record: id }).toString()}`;
