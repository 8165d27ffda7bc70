"""The Flask extensions, made once and bound to the app by the factory."""

from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect

from snapshot.store.sql.tables import metadata

db = SQLAlchemy(metadata=metadata)
migrate = Migrate()
csrf = CSRFProtect()
