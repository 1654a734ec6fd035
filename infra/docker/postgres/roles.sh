#!/bin/bash
# Run once by the official image, when the cluster is new: bootstrap.sql with the passwords of the environment.
# ${quest_service_password} there is QUEST_SERVICE_PASSWORD here.
set -euo pipefail
sql=$(</bootstrap.sql)
while [[ $sql =~ \$\{([a-z0-9_]+)\} ]]; do
	name=${BASH_REMATCH[1]}
	variable=${name^^}
	password=${!variable:?}
	if [[ ! $password =~ ^[A-Za-z0-9_.~-]+$ ]]; then
		echo "$variable may hold letters, digits and . _ ~ - only" >&2
		exit 1
	fi
	sql=${sql//"\${$name}"/$password}
done
psql --quiet --no-psqlrc -v ON_ERROR_STOP=1 --username=postgres --dbname=neuromagic <<<"$sql"
