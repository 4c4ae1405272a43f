{{/* What every pod of ours has in common. */}}

{{/* uid: restricted by the Pod Security Standards; files of volumes belong to the group. */}}
{{- define "journeywork.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ . }}
  runAsGroup: {{ . }}
  fsGroup: {{ . }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{- define "journeywork.containerSecurity" -}}
imagePullPolicy: {{ .Values.images.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  privileged: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{- define "journeywork.pullSecrets" -}}
{{- with .Values.images.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{/* (list $ service role): names of secret files that the role reads, and of those that may be absent. */}}
{{- define "journeywork.told" -}}
{{- $service := index . 1 -}}{{- $role := index . 2 -}}
{{- $told := list "auth__session_secret" -}}
{{- $maybe := list -}}
{{- if ne $service "conversion" }}{{ $told = append $told "privacy__key" }}{{ $maybe = append $maybe "privacy__older_keys" }}{{ end -}}
{{- if has $role (list "api" "all") -}}
{{- $told = concat $told (list "database__service_dsn" "auth__ticket_public_key") -}}
{{- if eq $service "posting" }}{{ $told = append $told "auth__ticket_private_key" }}{{ end -}}
{{- $maybe = append $maybe "auth__client_secret" -}}
{{- if ne $service "conversion" }}{{ $maybe = concat $maybe (list "store__access_key" "store__secret_key") }}{{ end -}}
{{- end -}}
{{- if has $role (list "worker" "all") -}}
{{- $told = append $told "database__worker_dsn" -}}
{{- $maybe = append $maybe "mail__password" -}}
{{- end -}}
{{- if has $role (list "relay" "all") }}{{ $told = append $told "database__relay_dsn" }}{{ end -}}
{{- if ne $role "api" }}{{ $told = append $told "kafka__password" }}{{ end -}}
{{- dict "told" (sortAlpha $told) "maybe" (sortAlpha $maybe) | toJson -}}
{{- end }}

{{/* (list $ service role): the source of /run/secrets. */}}
{{- define "journeywork.secrets" -}}
{{- $ := index . 0 -}}{{- $service := index . 1 -}}
{{- $names := include "journeywork.told" . | fromJson -}}
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      - secret:
          name: {{ include "journeywork.secret" (list $ $service) }}
          items:
          {{- range $names.told }}
            - {key: {{ $service }}_{{ . }}, path: {{ $service }}_{{ . }}}
          {{- end }}
      {{- with $names.maybe }}
      - secret:
          name: {{ include "journeywork.secret" (list $ $service) }}
          optional: true
          items:
          {{- range . }}
            - {key: {{ $service }}_{{ . }}, path: {{ $service }}_{{ . }}}
          {{- end }}
      {{- end }}
{{- end }}

{{/* (list $ service role): authorities, each as /etc/journeywork/trust/<what>.crt. */}}
{{- define "journeywork.trustVolume" -}}
{{- with include "journeywork.trust" . | fromJson }}
- name: trust
  projected:
    defaultMode: 0444
    sources:
    {{- range $what, $from := . }}
      - secret:
          name: {{ $from.secret }}
          items:
            - {key: {{ default "ca.crt" $from.key }}, path: {{ $what }}.crt}
    {{- end }}
{{- end }}
{{- end }}

{{- define "journeywork.trustMount" -}}
{{- if include "journeywork.trust" . | fromJson }}
- {name: trust, mountPath: /etc/journeywork/trust, readOnly: true}
{{- end }}
{{- end }}

{{/* (list $ service role): the environment. Everything stands here, so that a changed setting is a changed pod. */}}
{{- define "journeywork.environment" -}}
{{- $ := index . 0 -}}{{- $service := index . 1 -}}{{- $role := index . 2 -}}
{{- $trust := include "journeywork.trust" . | fromJson -}}
{{- $own := upper $service -}}
{{- $env := dict
  "JOURNEYWORK_HTTP__PUBLIC_URL" $.Values.publicUrl
  "JOURNEYWORK_AUTH__ISSUER" (required "auth.issuer must be set: the URL of your identity provider" $.Values.auth.issuer)
  "JOURNEYWORK_AUTH__AUDIENCE" $.Values.auth.audience
  "JOURNEYWORK_MAIL__HOST" (required "mail.host must be set: your SMTP relay" $.Values.mail.host)
  "JOURNEYWORK_MAIL__PORT" (toString $.Values.mail.port)
  "JOURNEYWORK_MAIL__SENDER" $.Values.mail.sender
  "JOURNEYWORK_MAIL__SECURITY" $.Values.mail.security
  "JOURNEYWORK_KAFKA__BOOTSTRAP_SERVERS" (include "journeywork.bootstrap" $)
  "JOURNEYWORK_KAFKA__SECURITY_PROTOCOL" (include "journeywork.kafkaProtocol" $)
  "JOURNEYWORK_KAFKA__SASL_MECHANISM" (ternary $.Values.kafka.saslMechanism "SCRAM-SHA-512" (eq $.Values.kafka.kind "external"))
  (printf "%s_KAFKA__USERNAME" $own) (dig $service $service $.Values.kafka.usernames)
  (printf "%s_AUTH__CLIENT_ID" $own) (printf "%s-%s" $.Values.auth.clientPrefix $service)
-}}
{{- with $.Values.mail.username }}{{ $_ := set $env "JOURNEYWORK_MAIL__USERNAME" . }}{{ end -}}
{{- range $what, $variable := dict "kafka" "JOURNEYWORK_KAFKA__CA_FILE" "mail" "JOURNEYWORK_MAIL__CA_FILE" "system" "SSL_CERT_FILE" -}}
{{- if hasKey $trust $what }}{{ $_ := set $env $variable (printf "/etc/journeywork/trust/%s.crt" $what) }}{{ end -}}
{{- end -}}
{{- if has $role (list "api" "all") }}{{ $_ := set $env "FORWARDED_ALLOW_IPS" "*" }}{{ end -}}
{{- if ne $service "conversion" -}}
{{- $env = merge $env (include "journeywork.storeEnvironment" . | fromJson) -}}
{{- end -}}
{{- range $name, $value := $.Values.settings.journeywork }}{{ $_ := set $env (printf "JOURNEYWORK_%s" $name) (toString $value) }}{{ end -}}
{{- range $name, $value := index $.Values.settings $service }}{{ $_ := set $env (printf "%s_%s" $own $name) (toString $value) }}{{ end -}}
{{- range $name := keys $env | sortAlpha }}
- {name: {{ $name }}, value: {{ index $env $name | quote }}}
{{- end }}
{{- end }}

{{/* (list $ service role): where deliverables lie. Roles without requests read the setting and never the store. */}}
{{- define "journeywork.storeEnvironment" -}}
{{- $ := index . 0 -}}{{- $service := index . 1 -}}{{- $own := upper $service -}}
{{- $folder := ternary "/deliverables" "/reviewers" (eq $service "posting") -}}
{{- if or (eq $.Values.store.kind "claim") (not (has (index . 2) (list "api" "all"))) -}}
{{- dict (printf "%s_STORE__FOLDER" $own) $folder | toJson -}}
{{- else -}}
{{- $s3 := $.Values.store.s3 -}}
{{- $prefix := ternary $s3.prefix (printf "%s/reviewers" $s3.prefix) (eq $service "posting") -}}
{{- $env := dict "KIND" "s3" "ENDPOINT" $s3.endpoint "BUCKET" $s3.bucket "PREFIX" $prefix "REGION" $s3.region "PATH_STYLE" (toString $s3.pathStyle) -}}
{{- if $.Values.trust.store.secret }}{{ $_ := set $env "CA_FILE" "/etc/journeywork/trust/store.crt" }}{{ end -}}
{{- $named := dict -}}
{{- range $name, $value := $env }}{{ $_ := set $named (printf "%s_STORE__%s" $own $name) $value }}{{ end -}}
{{- toJson $named -}}
{{- end -}}
{{- end }}

{{/* (list $ service role) */}}
{{- define "journeywork.storeMounts" -}}
{{- $ := index . 0 -}}
{{- if and (eq $.Values.store.kind "claim") (has (index . 2) (list "api" "all")) }}
{{- if eq (index . 1) "posting" }}
- {name: deliverables, mountPath: /deliverables}
- {name: reviewers, mountPath: /deliverables/reviewers}
{{- else if eq (index . 1) "evaluation" }}
- {name: reviewers, mountPath: /reviewers, readOnly: true}
{{- end }}
{{- end }}
{{- end }}

{{- define "journeywork.storeVolumes" -}}
{{- $ := index . 0 -}}
{{- if and (eq $.Values.store.kind "claim") (has (index . 2) (list "api" "all")) }}
{{- if eq (index . 1) "posting" }}
- name: deliverables
  persistentVolumeClaim:
    claimName: {{ include "journeywork.name" (list $ "deliverables") }}
- name: reviewers
  persistentVolumeClaim:
    claimName: {{ include "journeywork.name" (list $ "reviewers") }}
{{- else if eq (index . 1) "evaluation" }}
- name: reviewers
  persistentVolumeClaim:
    claimName: {{ include "journeywork.name" (list $ "reviewers") }}
    readOnly: true
{{- end }}
{{- end }}
{{- end }}
