-- Booking: rooms and courts that can be had for a while, and never by two at once.

CREATE EXTENSION btree_gist;

CREATE TABLE venue (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  time_zone text NOT NULL DEFAULT 'UTC',
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE venue IS 'A house with things to book.';

CREATE TABLE resource (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  venue_id bigint NOT NULL REFERENCES venue (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
  name text NOT NULL,
  capacity integer NOT NULL CHECK (capacity > 0),
  price_per_hour numeric(10, 2) NOT NULL CHECK (price_per_hour >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (venue_id, name)
);
COMMENT ON TABLE resource IS 'A room, a court, a boat: what is booked.';

CREATE TABLE opening_hour (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  resource_id bigint NOT NULL REFERENCES resource (id) ON UPDATE RESTRICT ON DELETE CASCADE,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens time NOT NULL,
  closes time NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (closes > opens),
  UNIQUE (resource_id, weekday, opens)
);
COMMENT ON TABLE opening_hour IS 'When a resource can be had; 1 is Monday.';

CREATE TABLE guest (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND email LIKE '%_@_%'),
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE guest IS 'Whoever books.';

CREATE TABLE booking (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  resource_id bigint NOT NULL REFERENCES resource (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
  guest_id bigint NOT NULL REFERENCES guest (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
  during tstzrange NOT NULL CHECK (NOT isempty(during)),
  status text NOT NULL DEFAULT 'held' CHECK (status IN ('held', 'confirmed', 'cancelled')),
  price numeric(10, 2) NOT NULL CHECK (price >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT booking_no_overlap EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE (status <> 'cancelled')
);
CREATE INDEX booking_resource_id_idx ON booking (resource_id);
CREATE INDEX booking_guest_id_idx ON booking (guest_id);
COMMENT ON TABLE booking IS 'A resource for a guest for a while. Two that are not cancelled never overlap.';

CREATE TABLE payment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  booking_id bigint NOT NULL REFERENCES booking (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
  amount numeric(10, 2) NOT NULL CHECK (amount <> 0),
  provider_reference text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX payment_booking_id_idx ON payment (booking_id);
COMMENT ON TABLE payment IS 'Money taken for a booking; given back where it is negative.';

CREATE TABLE review (
  booking_id bigint PRIMARY KEY REFERENCES booking (id) ON UPDATE RESTRICT ON DELETE CASCADE,
  rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
  body text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE review IS 'What a guest says afterwards, once for each booking.';
