import { furnishIncident, furnishLadder } from '@hubbub/test-support'
import { furnishFigures } from './furnish-figures.fixtures.ts'

/** Stands in every text of a furnished workspace. */
export const marker = 'Whispered'

/** One row of everything that a workspace can hold, all under one id. */
export function furnish(workspaceId: string, id: string): string {
  const w = `'${workspaceId}'`
  const key = `'${workspaceId}', '${id}'`
  return `
    INSERT INTO workspace_counter (workspace_id, name, value) VALUES (${w}, 'conversation', 1)
      ON CONFLICT (workspace_id, name) DO NOTHING;
    INSERT INTO brand (workspace_id, id, name) VALUES (${key}, '${marker} brand');
    INSERT INTO membership (workspace_id, id, user_id, name, email, role) VALUES (${key}, '${id}', '${marker}', '${marker}@theirs.test', 'agent');
    INSERT INTO invitation (workspace_id, id, email, role, team_ids, token_hash, expires_at)
      VALUES (${key}, '${marker}@new.test', 'agent', '{}', '${id}', now() + interval '1 day');
    INSERT INTO api_key (workspace_id, id, name, prefix, token_hash, scopes) VALUES (${key}, '${marker}', 'hub_', '${id}', '{}');
    INSERT INTO team (workspace_id, id, name) VALUES (${key}, '${marker}');
    INSERT INTO team_member (workspace_id, team_id, membership_id) VALUES (${key}, '${id}');
    INSERT INTO channel (workspace_id, id, brand_id, kind, name, address, settings, credentials)
      VALUES (${key}, '${id}', 'email', '${marker}', '${marker}@theirs.test',
        '{"address":"a@b.test","fromName":"","imap":{"host":"h","port":1,"security":"tls"},"smtp":{"host":"h","port":1,"security":"tls"},"user":"u","inboxFolder":"INBOX","sentFolder":null}', 'sealed');
    INSERT INTO quarantine (workspace_id, id, channel_id, external_id, reason, raw) VALUES (${key}, '${id}', 'q', '${marker}', '${marker}');
    INSERT INTO channel_allotment (workspace_id, channel_id, bucket, remaining, resets_at) VALUES (${key}, '${marker}', 3, now());
    INSERT INTO channel_budget (workspace_id, channel_id, units) VALUES (${key}, '{"${marker}":1}');
    INSERT INTO channel_usage (workspace_id, channel_id, day, ability, unit, amount) VALUES (${key}, now(), 'listen', '${marker}', 7);
    INSERT INTO channel_gap (workspace_id, id, channel_id, from_at, to_at, reason, found_at)
      VALUES (${key}, '${id}', now() - interval '1 h', now(), '${marker}', now());
    INSERT INTO channel_listening (workspace_id, channel_id, stamp, problems, taken_up_at) VALUES (${key}, 1, '[{"monitorIds":[],"message":"${marker}"}]', now());
    INSERT INTO channel_volume (workspace_id, channel_id, hour, messages) VALUES (${key}, date_trunc('hour', now()), 3);
    INSERT INTO webhook_call (workspace_id, id, channel_id, digest, request, body, received_at)
      VALUES (${key}, '${id}', '${marker}', '{}', '${marker}', now());
    INSERT INTO import_run (workspace_id, id, channel_id, format, filename, size, part_size, created_by)
      VALUES (${key}, '${id}', 'csv', '${marker}', 1, 1, '${marker}');
    INSERT INTO chat_visitor (workspace_id, id, channel_id, ref, here_until) VALUES (${key}, '${id}', 'room', now());
    INSERT INTO contact (workspace_id, id, name) VALUES (${key}, '${marker}');
    INSERT INTO contact_identity (workspace_id, kind, value, contact_id) VALUES (${w}, 'email', '${marker}@c.test', '${id}');
    INSERT INTO identity_profile (workspace_id, kind, value, asked_at, problem) VALUES (${w}, 'email', '${marker}@c.test', now(), '${marker}');
    INSERT INTO conversation (workspace_id, id, number, brand_id, channel_id, contact_id, subject, thread_key, last_activity_at, preview)
      VALUES (${key}, 1, '${id}', '${id}', '${id}', '${marker}', 'thread', now(), '${marker}');
    INSERT INTO conversation_participant (workspace_id, conversation_id, kind, value) VALUES (${key}, 'email', '${marker}@c.test');
    INSERT INTO conversation_read (workspace_id, conversation_id, membership_id, seen_count, seen_at) VALUES (${key}, '${id}', 1, now());
    INSERT INTO thread_ref (workspace_id, channel_id, ref, conversation_id) VALUES (${key}, '${marker}', '${id}');
    INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, kind, direction, author, text, html, meta, mentions, sent_at, routed_at)
      VALUES (${key}, '${id}', '${id}', 'm1', 'message', 'in', '{"kind":"email","value":"c@c.test","name":"${marker}"}', '${marker}', '<p>${marker}</p>', '{}', '{}', now(), now());
    INSERT INTO message_raw (workspace_id, message_id, content) VALUES (${key}, '${marker}');
    INSERT INTO message_insight (workspace_id, message_id, label, score, confidence, terms, scorer)
      VALUES (${key}, 'negative', -1, 1, '[]', '${marker}');
    INSERT INTO sentiment_correction (workspace_id, message_id, text, label, scored, before, corrected_at)
      VALUES (${key}, '${marker}', 'neutral', '{"label":"negative","score":-1,"confidence":1,"scorer":"${marker}"}', '{}', now());
    INSERT INTO mark_correction (workspace_id, message_id, kind, carries, found, text, corrected_at)
      VALUES (${key}, 'complaint', true, false, '${marker}', now());
    INSERT INTO mark_route (workspace_id, kind, priority, team_id) VALUES (${w}, 'churn', 'high', '${id}');
    INSERT INTO sentiment_rule (workspace_id, id, phrase, effect, state, created_at) VALUES (${key}, '${marker}', 'neutral', 'applied', now()); INSERT INTO sentiment_due (workspace_id, message_id) VALUES (${key});
    INSERT INTO sentiment_measure (workspace_id, scorer, day, at, size, accuracy, macro_recall, calibration_error)
      VALUES (${w}, '${marker}', now(), now(), 1, 1, 1, 0); INSERT INTO sentiment_adjustment (workspace_id, outcome, scorer, learned_at) VALUES (${w}, 'not-better', '${marker}', now()); INSERT INTO aspect_pass (workspace_id, brand_id, names) VALUES (${key}, '{${marker}}');
    INSERT INTO sentiment_scorer (workspace_id, name, kind, url, timeout_ms, daily_budget, mode, last_error)
      VALUES (${w}, '${marker}', 'http', 'http://127.0.0.1:9/${marker}', 1000, 100, 'compare', '${marker}');
    INSERT INTO sentiment_scorer_use (workspace_id, day, outcome, count) VALUES (${w}, now(), 'asked', 1);
    ${listening(key, id)}
    INSERT INTO attachment (workspace_id, id, message_id, filename, content_type, size, sha256, storage_key)
      VALUES (${key}, '${id}', '${marker}.txt', 'text/plain', 1, 'sum', 'key');
    INSERT INTO outbound_delivery (workspace_id, message_id, channel_id, envelope, not_before, updated_at) VALUES (${key}, '${id}', '{}', now(), now());
    INSERT INTO message_action (workspace_id, id, message_id, channel_id, kind, state, error, actor, not_before, created_at)
      VALUES (${key}, '${id}', '${id}', 'hide', 'failed', '${marker}', '{"name":"${marker}"}', now(), now());
    INSERT INTO label (workspace_id, id, name, color) VALUES (${key}, '${marker}', '#ffffff');
    INSERT INTO conversation_label (workspace_id, conversation_id, label_id) VALUES (${key}, '${id}');
    ${furnishLadder(key, id, marker)} ${furnishIncident(key, id)} ${furnishFigures(key, id, marker)}
    INSERT INTO outbound_hold_item (workspace_id, hold_id, message_id, state, at) VALUES (${key}, '${id}', 'held', now());
    INSERT INTO notice_place (workspace_id, id, name, kind, host, address, topics, wait_minutes)
      VALUES (${key}, '${marker}', 'webhook', '${marker}', 'sealed', '{dead-letter}', 60);
    INSERT INTO notice (workspace_id, id, place_id, key, topic, subject, words, at) SELECT workspace_id, id, id, 'k', 'dead-letter', 's', '${marker}', now()
      FROM notice_place WHERE workspace_id = ${w};
    INSERT INTO mention_mark (workspace_id, message_id, state, marked_by, marked_at) VALUES (${key}, 'done', '${id}', now());
    INSERT INTO mention_label (workspace_id, message_id, label_id) VALUES (${key}, '${id}');
    INSERT INTO canned_response (workspace_id, id, shortcut, text) VALUES (${key}, '${marker}', '${marker}');
    INSERT INTO saved_view (workspace_id, id, owner_id, name, sharing, query)
      VALUES (${key}, '${id}', '${marker}', 'workspace', '{"view":"all","status":"open","sort":"newest","where":null}');
    INSERT INTO draft (workspace_id, conversation_id, membership_id, mode, text, attachment_ids, updated_at)
      VALUES (${key}, '${id}', 'reply', '${marker}', '{}', now());
    INSERT INTO dead_letter (workspace_id, id, queue, job, job_id, payload, error, attempts, failed_at)
      VALUES (${key}, 'route', 'route.messages', 'j', '{}', '${marker}', 1, now());
    INSERT INTO event (workspace_id, id, type, subject_id, version, actor, data) VALUES (${key}, 'label.updated', '${id}', 1, '{"kind":"system","id":null,"name":"${marker}"}', '{}');
    INSERT INTO idempotency_key (workspace_id, actor_id, key, request_hash) VALUES (${w}, '${marker}', 'k', 'h');
  `
}

/** What is listened for, what of it was said, and how that is found. */
const listening = (key: string, id: string) => `
    INSERT INTO message_search (workspace_id, message_id, document)
      VALUES (${key}, hubbub_search_document('${marker}', '${marker}', '${marker}'));
    INSERT INTO message_keys (workspace_id, message_id, channel_id, sent_at, own, terms) VALUES (${key}, '${id}', now(), false, lower('${marker}')::tsvector);
    INSERT INTO monitor (workspace_id, id, name, kind, query, lists, examples, asks, state, owner_id, created_at, updated_at)
      VALUES (${key}, '${marker}', 'brand', '${marker}', '{"authors":{"only":["${marker}"]}}', '{"mustMatch":["${marker}"]}', '{}', 'matched', '${id}', now(), now());
    INSERT INTO monitor_version (workspace_id, monitor_id, version, query, lists, made_by, made_at) VALUES (${key}, 1, '${marker}', '{}', '${id}', now());
    INSERT INTO monitor_match (workspace_id, monitor_id, message_id, sent_at, own, version) VALUES (${key}, '${id}', now(), false, 1);
  `
