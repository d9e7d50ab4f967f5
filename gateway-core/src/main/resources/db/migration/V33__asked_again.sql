-- What was asked for while a check was under way: the capture of which the processor told, or '*' where the payer came back
-- or the merchant looked. Once the check is done it is asked again, unless it has found that capture, or any.
ALTER TABLE attempt ADD COLUMN ask_again_unless text;
GRANT UPDATE (ask_again_unless) ON attempt TO gateway_app;
