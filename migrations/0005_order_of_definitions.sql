-- A form is shown in the order in which its file was written, and so are stages and steps: jsonb sorts names by
-- their length, json keeps them as they came. Versions stored before keep the order that jsonb left them.
alter table matter_version alter column body type json using body::json;
