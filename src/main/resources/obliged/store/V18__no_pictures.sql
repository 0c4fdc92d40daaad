-- A digest's chart is part of its post now. What the version before still owed of a picture is not sent any more.
DELETE FROM notice WHERE kind = 'digest.picture' AND state = 'WAITING';
