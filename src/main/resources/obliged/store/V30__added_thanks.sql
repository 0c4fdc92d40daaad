-- joins: the shout-out to which someone added this thank-you.
ALTER TABLE thank_you ADD COLUMN joins INTEGER REFERENCES thank_you (id) ON DELETE SET NULL;

CREATE INDEX thank_you_added ON thank_you (joins) WHERE joins IS NOT NULL;
