-- Messaging: conversations of two or many, who has read how far, reactions and files.

CREATE EXTENSION citext;

CREATE TYPE participant_role AS ENUM ('owner', 'member');
COMMENT ON TYPE participant_role IS 'What a participant may do in a conversation.';

CREATE TABLE users (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  handle citext NOT NULL UNIQUE CHECK (handle ~ '^[a-z0-9_]{2,30}$'),
  display_name text NOT NULL,
  last_seen_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE users IS 'People who write to each other.';

CREATE TABLE blocks (
  blocker_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  blocked_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (blocker_id, blocked_id),
  CHECK (blocker_id <> blocked_id)
);
CREATE INDEX blocks_blocked_id_idx ON blocks (blocked_id);
COMMENT ON TABLE blocks IS 'Who wants nothing from whom.';

CREATE TABLE conversations (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  title text,
  created_by uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX conversations_created_by_idx ON conversations (created_by);
COMMENT ON TABLE conversations IS 'What two or many say to each other. Without a title it is called by its participants.';

CREATE TABLE messages (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  conversation_id uuid NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  author_id uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
  reply_to_id uuid REFERENCES messages (id) ON DELETE SET NULL CHECK (reply_to_id <> id),
  body text NOT NULL,
  edited_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX messages_conversation_id_created_at_idx ON messages (conversation_id, created_at);
CREATE INDEX messages_author_id_idx ON messages (author_id);
CREATE INDEX messages_reply_to_id_idx ON messages (reply_to_id);
COMMENT ON TABLE messages IS 'What was said.';

CREATE TABLE participants (
  conversation_id uuid NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  role participant_role NOT NULL DEFAULT 'member',
  last_read_message_id uuid REFERENCES messages (id) ON DELETE SET NULL,
  muted_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (conversation_id, user_id)
);
CREATE INDEX participants_user_id_idx ON participants (user_id);
CREATE INDEX participants_last_read_message_id_idx ON participants (last_read_message_id);
COMMENT ON TABLE participants IS 'Who takes part in a conversation, and how far they have read.';

CREATE TABLE reactions (
  message_id uuid NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  emoji text NOT NULL CHECK (char_length(emoji) BETWEEN 1 AND 8),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (message_id, user_id, emoji)
);
CREATE INDEX reactions_user_id_idx ON reactions (user_id);
COMMENT ON TABLE reactions IS 'What someone thinks of a message, in one sign.';

CREATE TABLE attachments (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  message_id uuid NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  file_name text NOT NULL,
  media_type text NOT NULL CHECK (media_type LIKE '%_/_%'),
  size_bytes bigint NOT NULL CHECK (size_bytes > 0),
  storage_key text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX attachments_message_id_idx ON attachments (message_id);
COMMENT ON TABLE attachments IS 'Files of a message; what is in them is kept elsewhere.';
