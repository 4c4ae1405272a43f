CALL app.ask_tenant_once();
