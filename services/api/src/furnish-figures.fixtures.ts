/** What a monitor matched, as it is counted and shown. */
export const furnishFigures = (key: string, id: string, marker: string) => `
    INSERT INTO monitor (workspace_id, id, name, kind, query, asks, state, created_at, updated_at)
      VALUES (${key}, '${marker}', 'brand', '${marker}', '{}', 'matched', now(), now()) ON CONFLICT DO NOTHING;
    INSERT INTO monitor_version (workspace_id, monitor_id, version, query, lists, made_at) VALUES (${key}, 2, '${marker}', '{}', now()) ON CONFLICT DO NOTHING;
    INSERT INTO message_keys (workspace_id, message_id, channel_id, sent_at, own, terms) VALUES (${key}, '${id}', now(), false, '${marker}') ON CONFLICT DO NOTHING;
    INSERT INTO monitor_match (workspace_id, monitor_id, message_id, sent_at, own, version) VALUES (${key}, '${id}', now(), false, 1) ON CONFLICT DO NOTHING;
    INSERT INTO message_alike (workspace_id, message_id, group_id, via, repeats, sent_at) VALUES (${key}, '${id}', 'text', true, now());
    INSERT INTO spam_correction (workspace_id, message_id, spam, corrected_by, corrected_at) VALUES (${key}, true, '${id}', now());
    INSERT INTO alike_key (workspace_id, key, message_id, seen_at) SELECT v.w::uuid, 7, v.m::uuid, now() FROM (VALUES (${key})) AS v (w, m);
    INSERT INTO alike_due (workspace_id, group_id) VALUES (${key});
    INSERT INTO alike_pass (workspace_id, reached, until) VALUES (${key}, '${id}');
    INSERT INTO mention_hour (workspace_id, monitor_id, facet, hour, value, mentions, negative, neutral, positive, reach)
      VALUES (${key}, 'form', date_trunc('hour', now()), '${marker}', 1, 0, 0, 0, 0);
    INSERT INTO mention_bin (workspace_id, monitor_id, bin, mentions, negative, reach) VALUES (${key}, now(), 1, 0, 0);
    INSERT INTO mention_reach (workspace_id, monitor_id, message_id, sent_at, author_kind, author_value, reach)
      VALUES (${key}, '${id}', now(), 'email', '${marker}', 1000);
    INSERT INTO annotation (workspace_id, id, text, from_at, created_at) VALUES (${key}, '${marker}', now(), now());
    INSERT INTO dashboard (workspace_id, id, owner_id, name, sharing, layout)
      VALUES (${key}, '${id}', '${marker}', 'workspace', '{"monitorIds":[],"days":30,"panels":[]}');
`
