/** The story in workerd, which has `fetch` and no sockets, files or way in of its own. Answers with all rows. */
import type { Places } from '../story/places.ts';
import type { Row } from '../story/row.ts';
import { story } from '../story/story.ts';

export default {
  async fetch(_request: Request, { PLACES }: { readonly PLACES: string }): Promise<Response> {
    const rows: Row[] = [];
    for await (const row of story(JSON.parse(PLACES) as Places, { sockets: false })) rows.push(row);
    return Response.json(rows);
  },
};
