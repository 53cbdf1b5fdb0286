import { furnishIncident, furnishLadder, query } from '@hubbub/test-support'
import { figureRows } from './figure-rows.fixtures.ts'

export const workspaceA = '0190aaaa-0000-7000-8000-00000000000a'
export const workspaceB = '0190bbbb-0000-7000-8000-00000000000b'
/** Every row of a workspace's furniture has this id, where it has one. */
export const thing = '01900000-0000-7000-8000-000000000001'

/** One row in every table of a workspace, written by the owner. */
export async function fillWorkspace(url: string, workspaceId: string): Promise<void> {
  const key = `'${workspaceId}', '${thing}'`
  const token = workspaceId.slice(4, 8)
  await query(
    url,
    `
    INSERT INTO workspace (id, name) VALUES ('${workspaceId}', 'Acme ${token}');
    INSERT INTO workspace_counter (workspace_id, name, value) VALUES ('${workspaceId}', 'conversation', 1);
    INSERT INTO brand (workspace_id, id, name) VALUES (${key}, 'Acme');
    INSERT INTO membership (workspace_id, id, user_id, name, email, role) VALUES (${key}, 'user-${token}', 'Ann', 'ann-${token}@acme.test', 'agent');
    INSERT INTO invitation (workspace_id, id, email, role, team_ids, token_hash, expires_at)
      VALUES (${key}, 'new-${token}@acme.test', 'agent', '{}', 'invitation-${token}', now() + interval '1 day');
    INSERT INTO api_key (workspace_id, id, name, prefix, token_hash, scopes) VALUES (${key}, 'key', 'hub_', 'key-${token}', '{}');
    INSERT INTO team (workspace_id, id, name) VALUES (${key}, 'Support');
    INSERT INTO team_member (workspace_id, team_id, membership_id) VALUES (${key}, '${thing}');
    INSERT INTO channel (workspace_id, id, brand_id, kind, name, address, settings, credentials)
      VALUES (${key}, '${thing}', 'email', 'Help', 'help@acme.test', '{}', 'sealed');
    INSERT INTO quarantine (workspace_id, id, channel_id, external_id, reason, raw) VALUES (${key}, '${thing}', 'q1', 'odd', 'raw');
    INSERT INTO channel_allotment (workspace_id, channel_id, bucket, remaining, resets_at) VALUES (${key}, 'search', 3, now());
    INSERT INTO channel_budget (workspace_id, channel_id, cost_micros) VALUES (${key}, 5000000);
    INSERT INTO channel_usage (workspace_id, channel_id, day, ability, unit, amount) VALUES (${key}, now(), 'listen', 'read', 7);
    INSERT INTO channel_gap (workspace_id, id, channel_id, from_at, to_at, reason, found_at)
      VALUES (${key}, '${thing}', now() - interval '1 h', now(), 'cut off', now());
    INSERT INTO channel_listening (workspace_id, channel_id, stamp, taken_up_at) VALUES (${key}, 1, now()); INSERT INTO channel_volume (workspace_id, channel_id, hour, messages) VALUES (${key}, date_trunc('hour', now()), 3);
    INSERT INTO webhook_call (workspace_id, id, channel_id, digest, request, body, received_at)
      VALUES (${key}, '${thing}', 'd', '{}', 'body', now());
    INSERT INTO chat_visitor (workspace_id, id, channel_id, ref, here_until) VALUES (${key}, '${thing}', 'room', now());
    INSERT INTO notice_place (workspace_id, id, name, kind, host, address, topics, wait_minutes)
      VALUES (${key}, 'Team room', 'webhook', 'hooks.acme.test', 'sealed', '{}', 60);
    INSERT INTO notice (workspace_id, id, place_id, key, topic, subject, words, at) VALUES (${key}, '${thing}', 'k', 'test', 's', 'words', now());
    ${furnishLadder(key, thing, 'Crisis')}
    INSERT INTO import_run (workspace_id, id, channel_id, format, filename, size, part_size, created_by)
      VALUES (${key}, '${thing}', 'csv', 'past.csv', 1, 1, 'Ann');
    INSERT INTO contact (workspace_id, id, name) VALUES (${key}, 'Zoë Müller');
    INSERT INTO contact_identity (workspace_id, kind, value, contact_id) VALUES ('${workspaceId}', 'email', 'zoe@example.test', '${thing}');
    INSERT INTO identity_profile (workspace_id, kind, value, asked_at) VALUES ('${workspaceId}', 'email', 'zoe@example.test', now());
    INSERT INTO conversation (workspace_id, id, number, brand_id, channel_id, contact_id, subject, thread_key, last_activity_at)
      VALUES (${key}, 1, '${thing}', '${thing}', '${thing}', 'Größe falsch', 'thread', now());
    INSERT INTO conversation_participant (workspace_id, conversation_id, kind, value) VALUES (${key}, 'email', 'zoe@example.test');
    INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, kind, direction, text, mentions, sent_at)
      VALUES (${key}, '${thing}', '${thing}', 'm1', 'message', 'in', 'The jumper is too small', '{${thing}}', now());
    INSERT INTO message_raw (workspace_id, message_id, content) VALUES (${key}, 'raw');
    INSERT INTO message_insight (workspace_id, message_id, label, score, confidence, terms, scorer) VALUES (${key}, 'negative', -1, 1, '[]', 'test');
    INSERT INTO sentiment_correction (workspace_id, message_id, text, label, scored, before, corrected_at)
      VALUES (${key}, 'The jumper is too small', 'neutral', '{}', '{}', now());
    INSERT INTO sentiment_rule (workspace_id, id, phrase, effect, created_at) VALUES (${key}, 'too small', 'neutral', now()); INSERT INTO sentiment_due (workspace_id, message_id) VALUES (${key});
    INSERT INTO sentiment_measure (workspace_id, scorer, day, at, size, accuracy, macro_recall, calibration_error)
      VALUES ('${workspaceId}', 'test', now(), now(), 1, 1, 1, 0); INSERT INTO sentiment_adjustment (workspace_id) VALUES ('${workspaceId}'); INSERT INTO aspect_pass (workspace_id, brand_id) VALUES (${key});
    INSERT INTO sentiment_scorer (workspace_id, name, kind, url, timeout_ms, daily_budget, mode)
      VALUES ('${workspaceId}', 'Theirs', 'http', 'https://scorer.acme.test', 1000, 100, 'compare');
    INSERT INTO sentiment_scorer_use (workspace_id, day, outcome, count) VALUES ('${workspaceId}', now(), 'asked', 1);
    INSERT INTO message_search (workspace_id, message_id, document)
      VALUES (${key}, hubbub_search_document('Größe falsch', 'Zoë', 'The jumper is too small'));
    INSERT INTO thread_ref (workspace_id, channel_id, ref, conversation_id) VALUES (${key}, 'ref', '${thing}');
    INSERT INTO attachment (workspace_id, id, message_id, filename, content_type, size, sha256, storage_key)
      VALUES (${key}, '${thing}', 'a.txt', 'text/plain', 1, 'sum', 'key');
    INSERT INTO label (workspace_id, id, name, color) VALUES (${key}, 'returns', '#112233');
    INSERT INTO conversation_label (workspace_id, conversation_id, label_id) VALUES (${key}, '${thing}');
    INSERT INTO mention_mark (workspace_id, message_id, state, marked_at) VALUES (${key}, 'done', now());
    INSERT INTO mention_label (workspace_id, message_id, label_id) VALUES (${key}, '${thing}');
    INSERT INTO conversation_read (workspace_id, conversation_id, membership_id, seen_count, seen_at) VALUES (${key}, '${thing}', 1, now());
    INSERT INTO draft (workspace_id, conversation_id, membership_id, mode, text, attachment_ids, updated_at)
      VALUES (${key}, '${thing}', 'reply', 'Dear', '{}', now());
    INSERT INTO canned_response (workspace_id, id, shortcut, text) VALUES (${key}, 'hi', 'Hello');
    INSERT INTO saved_view (workspace_id, id, owner_id, name, sharing, query) VALUES (${key}, '${thing}', 'Angry', 'workspace', '{}');
    INSERT INTO event (workspace_id, id, type, subject_id, version, actor) VALUES (${key}, 'brand.updated', '${thing}', 1, '{}');
    INSERT INTO outbound_delivery (workspace_id, message_id, channel_id, envelope, not_before, updated_at)
      VALUES (${key}, '${thing}', '{}', now(), now()); INSERT INTO outbound_hold_item (workspace_id, hold_id, message_id, state, at) VALUES (${key}, '${thing}', 'held', now());
    INSERT INTO message_action (workspace_id, id, message_id, channel_id, kind, actor, not_before, created_at)
      VALUES (${key}, '${thing}', '${thing}', 'hide', '{}', now(), now());
    INSERT INTO dead_letter (workspace_id, id, queue, job, job_id, payload, error, attempts, failed_at)
      VALUES (${key}, 'route', 'message.route', 'j1', '{}', 'no', 3, now());
    INSERT INTO idempotency_key (workspace_id, actor_id, key, request_hash) VALUES ('${workspaceId}', 'ann', 'k', 'h');
    INSERT INTO auth_user (id, name, email, updated_at) VALUES ('user-${token}', 'Ann', 'ann-${token}@acme.test', now());
    INSERT INTO auth_account (id, user_id, account_id, provider_id, password, updated_at)
      VALUES ('account-${token}', 'user-${token}', 'a', 'credential', 'hash', now());
    ${listening(key)}${markRows(workspaceId)}${furnishIncident(key, thing)}
    `,
  )
}

/** What is listened for, and what of it was said. */
const listening = (key: string) => `
    INSERT INTO message_keys (workspace_id, message_id, channel_id, sent_at, own, terms, due)
      VALUES (${key}, '${thing}', now(), false, 'jumper', true);
    INSERT INTO monitor (workspace_id, id, name, kind, query, asks, created_at, updated_at)
      VALUES (${key}, 'Jumpers', 'brand', 'jumper', '{}', now(), now());
    INSERT INTO monitor_version (workspace_id, monitor_id, version, query, lists, made_at) VALUES (${key}, 1, 'jumper', '{}', now());
    INSERT INTO monitor_match (workspace_id, monitor_id, message_id, sent_at, own, version) VALUES (${key}, '${thing}', now(), false, 1);
    ${figureRows(key, thing)}
    INSERT INTO message_alike (workspace_id, message_id, group_id, via, repeats, sent_at) VALUES (${key}, '${thing}', 'text', false, now());
    INSERT INTO spam_correction (workspace_id, message_id, spam, corrected_at) VALUES (${key}, true, now());
    INSERT INTO alike_key (workspace_id, key, message_id, seen_at) SELECT w::uuid, 7, m::uuid, now() FROM (VALUES (${key})) AS v (w, m);
    INSERT INTO alike_due (workspace_id, group_id) VALUES (${key});
    INSERT INTO alike_pass (workspace_id, reached, until) VALUES (${key}, '${thing}');
  `

const markRows = (workspaceId: string) => `
    INSERT INTO mark_correction (workspace_id, message_id, kind, carries, found, text, corrected_at)
      VALUES ('${workspaceId}', '${thing}', 'complaint', true, false, 'The jumper is too small', now());
    INSERT INTO mark_route (workspace_id, kind, priority) VALUES ('${workspaceId}', 'churn', 'high');`
