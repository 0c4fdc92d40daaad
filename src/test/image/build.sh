#!/usr/bin/env bash
# Builds the last stage of the Dockerfile without a container engine: in ROOT, a bare root of Debian made of this
# machine's own packages, with the steps of the Dockerfile run in it. Needs root.
#   build.sh DOCKERFILE JAR JDK ROOT
# Afterwards ROOT.env holds the image's environment, ROOT.user its user, and ROOT.entrypoint and ROOT.healthcheck its
# commands, one word a line.
set -euo pipefail
dockerfile=$1 jar=$2 jdk=$3 root=$4

# What a Debian image without extras holds, as far as the steps and Java can use it.
packages=(base-files base-passwd bash coreutils dash grep gcc-12-base libacl1 libattr1 libaudit1 libc-bin libc6 libcap-ng0
    libcrypt1 libgcc-s1 libgmp10 libpam0g libpcre2-8-0 libselinux1 libsemanage2 libsemanage-common libsepol2 libbz2-1.0
    libstdc++6 libtinfo6 login passwd sed zlib1g)

mkdir -p "$root"/usr/{bin,sbin,lib,lib64} "$root"/{etc,proc,dev,tmp,root}
for folder in bin sbin lib lib64; do ln -s "usr/$folder" "$root/$folder"; done
dpkg -L "${packages[@]}" | sed -n 's,^/\(.\),\1,p' | grep -vE '^usr/share/(doc|man|locale)/' |
    tar -C / --no-recursion -c -T - | tar -C "$root" --keep-directory-symlink -x
chmod 1777 "$root/tmp"
printf 'root:x:0:0:root:/root:/bin/bash\n' > "$root/etc/passwd"
printf 'root:x:0:\n' > "$root/etc/group"
printf 'root:*:19000:0:99999:7:::\n' > "$root/etc/shadow"
for device in null zero random urandom; do cp -a "/dev/$device" "$root/dev/"; done
ln -s /proc/self/fd "$root/dev/fd"
mkdir -p "$root/opt/java"
cp -aL "$jdk" "$root/opt/java/openjdk"
rm -rf "$root/opt/java/openjdk/jmods" "$root/opt/java/openjdk/lib/src.zip"

shell=(/bin/sh -c)
folder=/
user=root
environment=(PATH=/opt/java/openjdk/bin:/usr/sbin:/usr/bin)

words() { python3 -c 'import json, sys; print("\n".join(json.loads(sys.argv[1])))' "$1"; }

step() {
    local what=${1%% *} rest=${1#* }
    case $what in
    RUN)
        unshare -m bash -c 'mount -t proc proc "$0/proc" && exec chroot "$@"' "$root" "$root" \
            /usr/bin/env -i -C "$folder" "${environment[@]}" "${shell[@]}" "$rest"
        ;;
    COPY) cp "$jar" "$root$folder/obliged.jar" ;;
    WORKDIR) folder=$rest && mkdir -p "$root$folder" ;;
    SHELL) mapfile -t shell < <(words "$rest") ;;
    ENV) for pair in $rest; do environment+=("$pair"); done ;;
    USER) user=$rest ;;
    ENTRYPOINT) words "$rest" > "$root.entrypoint" ;;
    HEALTHCHECK) words "${rest#*CMD }" > "$root.healthcheck" ;;
    VOLUME | EXPOSE) ;;
    *) echo "build.sh does not know this step: $what" >&2 && exit 1 ;;
    esac
}

# The steps of the stage "image", each on one line.
while IFS= read -r line; do
    step "$line"
done < <(sed -e '1,/ AS image$/d' -e '/^#/d' -e '/^$/d' "$dockerfile" | sed -e ':a' -e '/\\$/N; s/\\\n *//; ta')
printf '%s\n' "${environment[@]}" > "$root.env"
echo "$user" > "$root.user"
