/** One row in each table of the ladder, all under one id; whatever has a name is called by the marker. */
export const furnishLadder = (key: string, id: string, marker: string) => `
    INSERT INTO escalation_policy (workspace_id, id, name, steps, repeat) VALUES (${key}, '${marker}', '[]', 0);
    INSERT INTO on_call_schedule (workspace_id, id, name, time_zone, rotations) VALUES (${key}, '${marker}', 'UTC', '[]');
    INSERT INTO on_call_override (workspace_id, id, schedule_id, membership_id, from_at, to_at)
      VALUES (${key}, '${id}', '${id}', now(), now() + interval '1 h');
    INSERT INTO on_call_swap_request (workspace_id, id, schedule_id, asker_id, asked_id, one_from, one_to, other_from, other_to, reason, at)
      VALUES (${key}, '${id}', '${id}', '${id}', now(), now() + interval '1 h', now() + interval '2 h', now() + interval '3 h', '${marker}', now());
    INSERT INTO notify_preference (workspace_id, membership_id, time_zone, rules)
      VALUES (${key}, 'UTC', '{"low":[],"medium":[],"high":[],"critical":[]}');
    INSERT INTO notify_way (workspace_id, id, membership_id, kind, name, host, address)
      VALUES (${key}, '${id}', 'webhook', '${marker}', 'h.test', 'sealed');
    INSERT INTO drill (workspace_id, id, origin_id, origin_name, recording, channels, speed, state, started_by, created_at)
      VALUES (${key}, '${id}', '${marker}', '{"head":{"recording":1,"name":"d","about":"","brand":"dd","begins":0,"before":{"days":1,"perDay":1},"targets":{"acknowledged":5,"replied":15,"stated":30,"contained":60}},"lines":[],"calm":[]}', '{}', 1, 'ended', '${marker}', now());
    INSERT INTO alert_bot (workspace_id, id, token, bot_id, username) VALUES (${key}, 'sealed', '1', '${marker}');
    INSERT INTO telegram_code (workspace_id, membership_id, code_hash, expires_at) VALUES (${key}, '${marker}', now());
    INSERT INTO escalation (workspace_id, id, subject_kind, subject_id, severity, title, reasons, steps, repeat, started_by, started_at)
      VALUES (${key}, 'conversation', '${id}', 'high', '${marker}', '{}', '[]', 0, '${marker}', now());
    INSERT INTO escalation_notice (workspace_id, id, escalation_id, membership_id, turn, step, round, way, state, not_before, created_at)
      VALUES (${key}, '${id}', '${id}', 1, 0, 0, 'in-app', 'sent', now(), now());
    INSERT INTO escalation_entry (workspace_id, id, escalation_id, at, kind, by) VALUES (${key}, '${id}', now(), 'started', '${marker}');
    INSERT INTO outbound_hold (workspace_id, id, reach, reason, placed_by, placed_at, lifted_at)
      VALUES (${key}, 'automatic', '${marker}', '${marker}', now(), now());
    INSERT INTO alert_rule (workspace_id, id, name, filter, watch, sensitivity, cooldown_minutes, tell, enabled)
      VALUES (${key}, '${marker}', '{"channelIds":[],"languages":[]}', '{"kind":"silence","channelIds":[]}', 'balanced', 60, '{"kind":"nobody"}', false);
    INSERT INTO alert_rule_mute (workspace_id, id, rule_id, at, until, by, reason)
      VALUES (${key}, '${id}', now() - interval '2 h', now() - interval '1 h', '${marker}', '${marker}');
    INSERT INTO alert (workspace_id, id, rule_id, rule_name, key, at, found_at, late_minutes, severity, title, reasons, learning, tell)
      VALUES (${key}, '${id}', '${marker}', 'k', now(), now(), 0, 'high', '${marker}', '[]', false, '{"kind":"nobody"}');
    INSERT INTO alert_mark (workspace_id, alert_id, membership_id, mark, note, at) VALUES (${key}, '${id}', 'real', '${marker}', now());
    INSERT INTO incident (workspace_id, id, number, key, title, severity, grade, opened_at)
      VALUES (${key}, 1, 'k', '${marker}', 'high', '{"severity":"major","bands":{"impact":1,"velocity":1},"lowerSince":null}', now());
    INSERT INTO incident_entry (workspace_id, id, incident_id, at, kind, text) VALUES (${key}, '${id}', now(), 'opened', '${marker}');
    INSERT INTO incident_action (workspace_id, id, incident_id, text, created_at) VALUES (${key}, '${id}', '${marker}', now());
    INSERT INTO incident_task (workspace_id, id, incident_id, title, created_at) VALUES (${key}, '${id}', '${marker}', now());
    INSERT INTO statement (workspace_id, id, incident_id, title, created_by, created_at) VALUES (${key}, '${id}', '${marker}', '${marker}', now());
    INSERT INTO statement_version (workspace_id, statement_id, number, content, author_id, author_name, at)
      VALUES (${key}, 1, '{"headline":"${marker}","values":{},"texts":[{"language":"en","network":null,"text":"${marker}"}]}', '${id}', '${marker}', now());
    INSERT INTO statement_approval (workspace_id, id, statement_id, number, author_id, asked_by_id, asked_by, asked_at, approver_id, wait_seconds, valid_minutes, state, note,
        decided_by_id, decided_by, decided_at, approved_number, approved_author_id, expires_at)
      VALUES (${key}, '${id}', 1, '${id}', '${id}', '${marker}', now(), '${id}', 600, 60, 'lapsed', '${marker}', gen_random_uuid(), '${marker}', now(), 1, '${id}', now());
    INSERT INTO statement_receipt (workspace_id, approval_id, membership_id, at) VALUES (${key}, '${id}', now());
    INSERT INTO statement_publication (workspace_id, id, statement_id, approval_id, number, channel, channel_id, language, by, at)
      VALUES (${key}, '${id}', '${id}', 1, '{"id":"${id}","name":"${marker}","kind":"plain"}', '${id}', 'en', '${marker}', now());
    INSERT INTO report (workspace_id, id, name, layout, period, rhythm, time, time_zone, formats, recipients, enabled)
      VALUES (${key}, '${marker}', '{}', 'yesterday', '{"kind":"daily"}', '08:00', 'UTC', '{pdf}', '[]', false);
    INSERT INTO report_run (workspace_id, id, report_id, from_at, to_at, at, state) VALUES (${key}, '${id}', now(), now(), now(), 'sent');
    INSERT INTO report_delivery (workspace_id, run_id, address, name, state) VALUES (${key}, 'a@a.test', '${marker}', 'sent');
    INSERT INTO digest (workspace_id, membership_id, enabled, rhythm, time, time_zone, by_mail, tell_calm)
      VALUES (${key}, false, '{"kind":"daily"}', '08:00', 'UTC', true, false);
    INSERT INTO digest_issue (workspace_id, id, membership_id, from_at, to_at, time_zone, periods, state, content)
      VALUES (${key}, '${id}', now() - interval '1 h', now(), 'UTC', 1, 'kept',
        '{"alerts":[],"incidents":[],"monitors":[],"terms":[],"mentions":[{"id":"${id}","author":"${marker}","text":"","channel":"","followers":1000,"sentAt":"2026-01-01T00:00:00Z","url":null,"monitor":{"id":"${id}","name":"${marker}"}}]}');
`

/** What hangs on an incident and on what people said, which has to be there before. */
export const furnishIncident = (key: string, id: string) => `
    INSERT INTO playbook (workspace_id, id, name) VALUES (${key}, '${id}');
    INSERT INTO playbook_version (workspace_id, playbook_id, version, text, content, by, at) VALUES (${key}, 1, 'name: a', '{"name":"a","steps":[]}', 'Ann', now());
    INSERT INTO bulk_answer (workspace_id, id, incident_id, text, variants, actor, at) VALUES (${key}, '${id}', 'Sorry', '{}', '{"kind":"system","id":null,"name":"Ann"}', now());
    INSERT INTO bulk_answer_item (workspace_id, id, answer_id, conversation_id, place, state, reason, not_before)
      VALUES (${key}, '${id}', '${id}', 1, 'skipped', 'spam', now());
    INSERT INTO incident_mention (workspace_id, incident_id, message_id, by, linked_at) VALUES (${key}, '${id}', 'alert', now());
    INSERT INTO incident_conversation (workspace_id, incident_id, conversation_id, linked_at) VALUES (${key}, '${id}', now());
`
