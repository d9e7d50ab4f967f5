-- How merchants want to appear to their payers.

-- A row for each merchant who has set something. Of a logo the content is what browsers get: the gateway has read it and
-- left out whatever does not draw. SVG is not among the types, because it can carry scripts.
CREATE TABLE merchant_branding (
    merchant_id   uuid PRIMARY KEY REFERENCES merchant,
    -- empty means the merchant's own name
    display_name  text CHECK (length(display_name) BETWEEN 1 AND 100),
    accent        text CHECK (accent ~ '^#[0-9a-f]{6}$'),
    logo          bytea CHECK (length(logo) BETWEEN 1 AND 131072),
    logo_type     text CHECK (logo_type IN ('image/png', 'image/jpeg', 'image/webp')),
    -- in pixels
    logo_width    integer CHECK (logo_width BETWEEN 1 AND 2000),
    logo_height   integer CHECK (logo_height BETWEEN 1 AND 2000),
    -- the name by which browsers ask for it: it can never mean another image
    logo_sha256   bytea GENERATED ALWAYS AS (sha256(logo)) STORED,
    support_email text CHECK (length(support_email) <= 254),
    support_url   text CHECK (support_url ~* '^https://' AND length(support_url) <= 500),
    CHECK (num_nulls(logo, logo_type, logo_width, logo_height) IN (0, 4))
);
CREATE INDEX merchant_branding_logo ON merchant_branding (logo_sha256) WHERE logo_sha256 IS NOT NULL;
-- images are compressed already
ALTER TABLE merchant_branding ALTER COLUMN logo SET STORAGE EXTERNAL;

GRANT SELECT, INSERT, UPDATE ON merchant_branding TO gateway_app;
