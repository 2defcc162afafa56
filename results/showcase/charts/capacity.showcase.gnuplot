# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,399 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'capacity.showcase.svg'
set label '{/:Bold ledger-rules finds 61 % of the anomalies at 10 rows a day and}' enhanced at screen 0.025,0.922857 left front font ',18' textcolor rgb '#1b2128'
set label '{/:Bold 93 % at 100 rows a day, and yet the control amount 97 % at 100}' enhanced at screen 0.025,0.858797 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.804524 left front font ',12.5' textcolor rgb '#59636e'
set label 'Each day the rows of the highest scores are looked at, as many as there is time for; lines are 95 % intervals over days. Best first at 10 rows a day.' noenhanced at screen 0.025,0.0556642 left front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.127422,0.648867 right front font ',12.5' textcolor rgb '#1b2128'
set label '61 %' noenhanced at screen 0.931313,0.648867 right front font ',11' textcolor rgb '#59636e'
set label '93 %' noenhanced at screen 0.975,0.648867 right front font ',11' textcolor rgb '#59636e'
set label 'amount' noenhanced at screen 0.127422,0.592567 right front font ',12.5' textcolor rgb '#59636e'
set label '58 %' noenhanced at screen 0.931313,0.592567 right front font ',11' textcolor rgb '#59636e'
set label '97 %' noenhanced at screen 0.975,0.592567 right front font ',11' textcolor rgb '#59636e'
set label 'lof' noenhanced at screen 0.127422,0.536267 right front font ',12.5' textcolor rgb '#1b2128'
set label '49 %' noenhanced at screen 0.931313,0.536267 right front font ',11' textcolor rgb '#59636e'
set label '88 %' noenhanced at screen 0.975,0.536267 right front font ',11' textcolor rgb '#59636e'
set label 'kmeans' noenhanced at screen 0.127422,0.479967 right front font ',12.5' textcolor rgb '#1b2128'
set label '49 %' noenhanced at screen 0.931313,0.479967 right front font ',11' textcolor rgb '#59636e'
set label '93 %' noenhanced at screen 0.975,0.479967 right front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.127422,0.423667 right front font ',12.5' textcolor rgb '#1b2128'
set label '43 %' noenhanced at screen 0.931313,0.423667 right front font ',11' textcolor rgb '#59636e'
set label '88 %' noenhanced at screen 0.975,0.423667 right front font ',11' textcolor rgb '#59636e'
set label 'isolation-forest' noenhanced at screen 0.127422,0.367367 right front font ',12.5' textcolor rgb '#1b2128'
set label '39 %' noenhanced at screen 0.931313,0.367367 right front font ',11' textcolor rgb '#59636e'
set label '82 %' noenhanced at screen 0.975,0.367367 right front font ',11' textcolor rgb '#59636e'
set label 'robust-z' noenhanced at screen 0.127422,0.311067 right front font ',12.5' textcolor rgb '#1b2128'
set label '38 %' noenhanced at screen 0.931313,0.311067 right front font ',11' textcolor rgb '#59636e'
set label '83 %' noenhanced at screen 0.975,0.311067 right front font ',11' textcolor rgb '#59636e'
set label 'random' noenhanced at screen 0.127422,0.254767 right front font ',12.5' textcolor rgb '#59636e'
set label '38 %' noenhanced at screen 0.931313,0.254767 right front font ',11' textcolor rgb '#59636e'
set label '75 %' noenhanced at screen 0.975,0.254767 right front font ',11' textcolor rgb '#59636e'
set label '10 rows a day' noenhanced at screen 0.508122,0.704586 center front font ',11' textcolor rgb '#0b65b0'
set label '100 rows a day' noenhanced at screen 0.793283,0.704586 center front font ',11' textcolor rgb '#c8500a'
set label 'share of the anomalies found' noenhanced at screen 0.512315,0.131378 center front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.139089
set rmargin at screen 0.885542
set tmargin at screen 0.677018
set bmargin at screen 0.226617
set border 0
unset logscale x
set xrange [0:1] noextend
set xtics ('0.0' 0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [7.5:-0.5] noextend
unset ytics
set grid xtics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0.5 0 0 1 -0.5 0.5 16185594
0.5 2 0 1 1.5 2.5 16185594
0.5 4 0 1 3.5 4.5 16185594
0.5 6 0 1 5.5 6.5 16185594
END
$data2 << END
0.530742 -0.15 0.168855 0
0.477002 0.85 0.273125 0
0.339384 1.85 0.370761 0
0.350874 2.85 0.315912 0
0.267664 3.85 0.353558 0
0.229685 4.85 0.341744 0
0.223516 5.85 0.326484 0
0.217038 6.85 0.366322 0
END
$data3 << END
0.872865 0.15 0.11034 0
0.928571 1.15 0.0714286 0
0.75301 2.15 0.24699 0
0.82791 3.15 0.17209 0
0.782556 4.15 0.194456 0
0.648504 5.15 0.336833 0
0.690054 6.15 0.289231 0
0.551307 7.15 0.404607 0
END
$data4 << END
0.612782 -0.15
0.58427 0.85
0.494382 1.85
0.494382 2.85
0.426966 3.85
0.393258 4.85
0.382022 5.85
0.382022 6.85
END
$data5 << END
0.931009 0.15
0.966292 1.15
0.876404 2.15
0.932584 3.15
0.876404 4.15
0.820225 5.15
0.834448 6.15
0.752809 7.15
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle, \
     $data2 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.6 dt 1 notitle, \
     $data3 using 1:2:3:4 with vectors nohead lc rgb '#c8500a' lw 1.6 dt 1 notitle, \
     $data4 using 1:2 with points pt 7 ps 0.984615 lc rgb '#0b65b0' notitle, \
     $data5 using 1:2 with points pt 13 ps 0.984615 lc rgb '#c8500a' notitle
unset output
