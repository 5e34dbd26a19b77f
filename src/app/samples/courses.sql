-- Courses: modules and lessons, who takes them, what they hand in and how it is graded.

CREATE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END;
$$;

CREATE TYPE enrollment_state AS ENUM ('active', 'finished', 'withdrawn');
COMMENT ON TYPE enrollment_state IS 'What became of taking part in a course.';

CREATE TABLE person (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND email LIKE '%_@_%'),
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE person IS 'Who learns and who teaches.';

CREATE TABLE course (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  teacher_id uuid NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text NOT NULL,
  published_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX course_teacher_id_idx ON course (teacher_id);
COMMENT ON TABLE course IS 'What is taught.';

CREATE TABLE lesson (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  course_id uuid NOT NULL REFERENCES course (id) ON DELETE CASCADE,
  position integer NOT NULL CHECK (position > 0),
  title text NOT NULL,
  body text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (course_id, position)
);
COMMENT ON TABLE lesson IS 'The parts of a course, in their order.';

CREATE TABLE enrollment (
  course_id uuid NOT NULL REFERENCES course (id) ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  state enrollment_state NOT NULL DEFAULT 'active',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (course_id, person_id)
);
CREATE INDEX enrollment_person_id_idx ON enrollment (person_id);
COMMENT ON TABLE enrollment IS 'Who takes a course.';

CREATE TABLE assignment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  lesson_id uuid NOT NULL REFERENCES lesson (id) ON DELETE CASCADE,
  title text NOT NULL,
  most_points integer NOT NULL CHECK (most_points > 0),
  due_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX assignment_lesson_id_idx ON assignment (lesson_id);
COMMENT ON TABLE assignment IS 'What there is to do for a lesson.';

CREATE TABLE submission (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  assignment_id uuid NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  answer text NOT NULL,
  points integer CHECK (points >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (assignment_id, person_id)
);
CREATE INDEX submission_person_id_idx ON submission (person_id);
COMMENT ON TABLE submission IS 'What someone handed in; without points it is not graded yet.';

CREATE TRIGGER person_touch BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER course_touch BEFORE UPDATE ON course FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER lesson_touch BEFORE UPDATE ON lesson FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER enrollment_touch BEFORE UPDATE ON enrollment FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER assignment_touch BEFORE UPDATE ON assignment FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER submission_touch BEFORE UPDATE ON submission FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
