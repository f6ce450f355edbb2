-- A person can confirm several statements together. The logins that are under way keep the one that they have.
update logins
set confirmation = jsonb_build_object(
  'statements', jsonb_build_array(confirmation - 'person'),
  'person', confirmation->'person')
where confirmation is not null;
