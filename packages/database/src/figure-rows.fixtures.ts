/** One row in every table of figures and charts, behind a monitor and what it matched. */
export const figureRows = (key: string, thing: string) => `
    INSERT INTO mention_hour (workspace_id, monitor_id, facet, hour, value, mentions, negative, neutral, positive, reach)
      VALUES (${key}, 'all', now(), '', 1, 0, 0, 0, 0);
    INSERT INTO mention_bin (workspace_id, monitor_id, bin, mentions, negative, reach) VALUES (${key}, now(), 1, 0, 0);
    INSERT INTO mention_reach (workspace_id, monitor_id, message_id, sent_at, author_kind, author_value, reach)
      VALUES (${key}, '${thing}', now(), 'x', 'zoe', 1000);
    INSERT INTO annotation (workspace_id, id, text, from_at, created_at) VALUES (${key}, 'Launch', now(), now());
    INSERT INTO dashboard (workspace_id, id, owner_id, name, sharing, layout) VALUES (${key}, '${thing}', 'Week', 'workspace', '{}');
`
