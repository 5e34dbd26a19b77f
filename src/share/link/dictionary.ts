import { strToU8 } from 'fflate'

/**
 * Words that schemas are full of, for deflate to point back at. Part of link format 1: frozen, since a link made today
 * must open for ever. The most likely words stand last, where a reference to them is shortest.
 */
const DICTIONARY = [
  'latitude longitude timezone language locale country city street postal_code region state_code phone_number first_name last_name full_name middle_name birth_date gender',
  'webhook subscription invoice payment transaction customer product category inventory shipment supplier warehouse employee department salary discount currency amount_cents quantity total_amount unit_price tax_rate',
  'organization workspace membership invitation permission role_id team_id project task comment attachment notification message conversation channel session token refresh_token access_token api_key password_hash',
  'external_id parent_id owner_id author_id account_id tenant_id organization_id workspace_id project_id customer_id product_id order_id invoice_id category_id user_id created_by_id updated_by_id',
  'description title slug status type name email url image_url file_name content body summary notes metadata settings config payload data value key code label color icon position sort_order priority',
  'is_active is_deleted is_public is_default enabled verified version expires_at started_at finished_at completed_at published_at archived_at deleted_at last_login_at due_date start_date end_date',
  "nextval('::regclass) ('now'::text)::date '{}'::jsonb '[]'::jsonb '{}'::text[] ''::character varying CURRENT_TIMESTAMP gen_random_uuid() uuid_generate_v4() uuidv7() now() false true",
  ' SELECT  FROM  WHERE ( IS NOT NULL) ( IS NULL) AND  OR  LEFT JOIN  ON (( = ANY (ARRAY[]::text[])) ::text = ',
  'CREATE OR REPLACE FUNCTION public. RETURNS trigger\n LANGUAGE plpgsql\nAS $function$\nBEGIN\n  NEW.updated_at = now();\n  RETURN NEW;\nEND;\n$function$\nCREATE TRIGGER  BEFORE UPDATE ON  FOR EACH ROW EXECUTE FUNCTION ',
  'numeric(10,2) numeric(12,2) character varying(20) character varying(50) character varying(100) character varying(255) timestamp without time zone timestamp with time zone double precision jsonb date uuid boolean smallint integer bigint text',
  'users\nid\nname\ncreated_at\nupdated_at\nuser_id\n',
].join('\n')

/** The same in bytes, one object for good: what is learnt of it is kept with it. */
export const PRIMER = strToU8(DICTIONARY)
